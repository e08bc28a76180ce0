import { useEffect, useState } from 'react';
import type { QueueView } from '../../../contract/till/views.ts';
import { useTill } from '../../till/till-store.ts';

/** The queue as the till holds it, asked again whenever its depth or the link changes. */
export function useQueue(): QueueView | null {
  const [view, setView] = useState<QueueView | null>(null);
  const client = useTill((till) => till.client);
  const queued = useTill((till) => till.status?.link.queued);
  const parked = useTill((till) => till.status?.link.parked);
  const link = useTill((till) => till.status?.link.state);
  useEffect(() => {
    let wanted = true;
    useTill
      .getState()
      .run('queueView', (till) => till.queue.view())
      .then(
        (answer) => wanted && answer && setView(answer),
        (reason: unknown) => console.error('the queue was not shown:', reason),
      );
    return () => {
      wanted = false;
    };
  }, [client, queued, parked, link]);
  return view;
}
