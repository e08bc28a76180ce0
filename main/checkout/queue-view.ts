import type { QueueView } from '../../contract/till/views.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Outbox } from '../queue/outbox.ts';

export type QueueReader = Pick<Outbox, 'view' | 'lastSuccessAt'>;

/** A month of receipts is not a list for a person: the newest are shown, the status counts them all. */
const SHOWN_MAX = 200;

export function queueView(outbox: QueueReader, nextTry: Instant | null): QueueView {
  const operations = outbox.view(SHOWN_MAX).flatMap(({ seq, kind, at, state, flags }) => {
    if (state === 'applied') return [];
    return [{ seq, kind, at, state, note: flags.length === 0 ? null : flags.join(', ') }];
  });
  return { operations, lastSuccess: outbox.lastSuccessAt(), nextTry };
}
