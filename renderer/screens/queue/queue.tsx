import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { syncNow } from '../../commands/sync.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { ErrorNotice, useInfo } from '../../ui/notice.tsx';
import { HeldReceipts } from './held-receipts.tsx';
import { LinkCard } from './link-card.tsx';
import { Offline } from './offline.tsx';
import { useQueue } from './queue-view.ts';
import { Parked, Waiting } from './waiting.tsx';
import './queue.css';

/** F11: the link, what waits for the centre, what offline allows, receipts that wait for a decision. */
export function Queue({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const view = useQueue();
  const info = useInfo();
  const { status } = state;
  const operations = view?.operations ?? [];
  const set = operations.filter((each) => each.state !== 'queued');
  return (
    <main className="split queue" aria-label={t('queue.label')}>
      <div className="column left">
        <LinkCard status={status} view={view} />
        {status.held.length > 0 && <HeldReceipts held={status.held} />}
        <Waiting operations={operations.filter((each) => each.state === 'queued')} status={status} />
        {set.length > 0 && <Parked operations={set} />}
        <ErrorNotice />
      </div>
      <div className="column right">
        <Offline status={status} />
        {info && (
          <p className="hint told" role="status">
            {info}
          </p>
        )}
        <CommandButton command={syncNow} state={state} waits="sync" look="label primary tall" />
      </div>
    </main>
  );
}
