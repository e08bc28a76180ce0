import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../../contract/till/views.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** What works without the centre, with the limit that is left. */
export function Offline({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const { offlineLeft, dataAsOf, loading } = status.link;
  const mayRedeem = offlineLeft !== null && offlineLeft > 0;
  return (
    <section className="allow card roomy" aria-label={t('queue.offlineTitle')}>
      <h2>{t('queue.offlineTitle')}</h2>
      <ul className="ends">
        <li>
          <Icon name="check" tone="good" />
          <p>
            <strong>{t('queue.sell')}</strong>
            <span>{t('queue.sellText')}</span>
          </p>
        </li>
        <li>
          <Icon name={mayRedeem ? 'check' : 'error'} tone={mayRedeem ? 'good' : 'bad'} />
          <p>
            <strong>{t('queue.redeem')}</strong>
            <span>{mayRedeem ? t('queue.redeemLeft') : t('queue.redeemNo')}</span>
          </p>
        </li>
        <li>
          <Icon name="error" tone="bad" />
          <p>
            <strong>{t('queue.centreOnly')}</strong>
            <span>{t('queue.centreOnlyText')}</span>
          </p>
        </li>
      </ul>
      {offlineLeft !== null && (
        <div className="quota">
          <p>
            <span>{t('queue.limit')}</span>
            <b>{format.points(offlineLeft)}</b>
          </p>
          <span className="note">{t('queue.limitText')}</span>
        </div>
      )}
      <div className="quota">
        <p>
          <span>{t('queue.data')}</span>
          <b>{dataAsOf === null ? t('queue.dataNone') : format.near(dataAsOf, now)}</b>
        </p>
        {loading && <span className="note">{t('queue.loading', { n: format.count(loading.rows) })}</span>}
      </div>
    </section>
  );
}
