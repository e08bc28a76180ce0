import { useTranslation } from 'react-i18next';
import { describeError } from '../../../contract/errors/texts.ts';
import type { QueueView, StatusView } from '../../../contract/till/views.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName, type Tone } from '../../ui/icon.tsx';
import { useParams } from '../../ui/notice.tsx';

const LOOKS = {
  online: { icon: 'check', tone: 'good', words: 'queue.onlineSince' },
  offline: { icon: 'offline', tone: 'off', words: 'queue.offlineSince' },
  connecting: { icon: 'working', tone: undefined, words: 'queue.connectingSince' },
} as const satisfies Record<StatusView['link']['state'], { icon: IconName; tone: Tone | undefined; words: string }>;

/** Since when, the last exchange, the next try; what it means for the receipts. */
export function LinkCard({ status, view }: { status: StatusView; view: QueueView | null }) {
  const { t } = useTranslation();
  const format = useFormats();
  const params = useParams();
  const now = useStoreNow();
  const { link } = status;
  const { icon, tone, words } = LOOKS[link.state];
  const last = view?.lastSuccess;
  const exchange = last ? t('queue.lastSuccess', { time: format.near(last, now) }) : t('queue.never');
  const next = view?.nextTry ? `, ${t('queue.nextTry', { time: format.timeWithSeconds(view.nextTry) })}` : '';
  const problem = link.problem && describeError(link.problem.code, params(link.problem.params), format.locale);
  const meaning =
    link.state === 'offline' ? t('queue.safe') : link.queued === 0 ? t('queue.allSent') : t('queue.sending');
  return (
    <section className={`link-card card ${link.state}`} role="status">
      <Icon name={icon} {...(tone ? { tone } : {})} />
      <div>
        <h1>{t(words, { time: format.near(link.since, now) })}</h1>
        <p>
          {exchange}
          {link.state === 'online' ? '' : next}
        </p>
        {problem && <strong>{problem.what}</strong>}
        <p>{problem ? `${problem.money} ${problem.todo}` : meaning}</p>
      </div>
      <p className="num">
        <strong className="big">{format.count(link.queued)}</strong>
        <span>{t('queue.queued')}</span>
      </p>
    </section>
  );
}
