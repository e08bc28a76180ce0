import { useTranslation } from 'react-i18next';
import type { SaleView } from '../../../contract/till/views.ts';
import { useFormats } from '../../ui/formats.ts';

/** What happens to the points with this payment. */
export function PointsCard({ sale }: { sale: SaleView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { customer, redemption, accrual, balanceAfter } = sale;
  if (!customer) {
    return (
      <aside className="points card roomy" aria-label={t('pay.points')}>
        <h2>{t('cust.none')}</h2>
        <p className="muted">{t('cust.noneHint')}</p>
      </aside>
    );
  }
  const from = accrual.activatesAt;
  return (
    <aside className="points card roomy" aria-label={t('pay.points')}>
      <header>
        <h2 className="words">{customer.name}</h2>
        {customer.card && <span className="note words">{t('cust.card', { n: customer.card })}</span>}
      </header>
      <dl className="sums">
        <div>
          <dt>{t('pay.redeemed')}</dt>
          <dd>{format.pointsOff(redemption.redeemed)}</dd>
        </div>
        <div>
          <dt>{from === null ? t('pay.earns') : t('pay.earnsFrom', { date: format.day(from) })}</dt>
          <dd>{format.pointsChange(accrual.total)}</dd>
        </div>
        <div>
          <dt>{t('pay.staysOnAccount')}</dt>
          <dd>{format.points(balanceAfter ?? customer.available)}</dd>
        </div>
      </dl>
    </aside>
  );
}
