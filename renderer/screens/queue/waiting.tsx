import { useTranslation } from 'react-i18next';
import type { QueueView, StatusView } from '../../../contract/till/views.ts';
import type { WordKey } from '../../commands/command.ts';
import { ru } from '../../i18n/ru.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

type Operation = QueueView['operations'][number];

/** what fits beside the other cards; the rest is counted */
const SHOWN = 50;

function kindWords(kind: string): WordKey {
  return kind in ru.queue.kinds ? (`queue.kinds.${kind}` as WordKey) : 'queue.kinds.other';
}

export function Waiting({ operations, status }: { operations: readonly Operation[]; status: StatusView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const { oldestQueuedAt } = status.link;
  return (
    <section className="waiting card" aria-label={t('queue.waiting')}>
      <header>
        <h2>{t('queue.waiting')}</h2>
        {oldestQueuedAt !== null && (
          <span className="note">{t('queue.oldest', { age: format.age(now - oldestQueuedAt) })}</span>
        )}
      </header>
      {operations.length === 0 ? (
        <p className="nothing muted">{t('queue.empty')}</p>
      ) : (
        <div className="table" tabIndex={0} role="group" aria-label={t('queue.waiting')}>
          <table>
            <thead>
              <tr>
                <th>{t('queue.operation')}</th>
                <th>{t('queue.number')}</th>
                <th>{t('queue.time')}</th>
              </tr>
            </thead>
            <tbody>
              {operations.slice(0, SHOWN).map((each) => (
                <tr key={each.seq}>
                  <td>
                    {t(kindWords(each.kind))}
                    {each.note && <small>{each.note}</small>}
                  </td>
                  <td>{each.seq}</td>
                  <td>{format.near(each.at, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {operations.length > SHOWN && (
            <p className="nothing muted">{t('queue.more', { n: format.count(operations.length - SHOWN) })}</p>
          )}
        </div>
      )}
    </section>
  );
}

/** A fact is never refused: what the centre could not apply stays, with its reason. */
export function Parked({ operations }: { operations: readonly Operation[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  return (
    <section className="parked card" aria-label={t('queue.parked')}>
      <header>
        <h2>{t('queue.parked')}</h2>
        <span className="note">{t('queue.nothingLost')}</span>
      </header>
      <ul>
        {operations.map((each) => (
          <li key={each.seq}>
            <Icon
              name={each.state === 'parked' ? 'error' : 'attention'}
              tone={each.state === 'parked' ? 'bad' : 'attention'}
            />
            <p>
              <strong>
                {t(kindWords(each.kind))}, {format.near(each.at, now)}
              </strong>
              <span>{each.note ?? (each.state === 'parked' ? t('queue.stateParked') : t('queue.stateFlagged'))}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
