import { useTranslation } from 'react-i18next';
import type { DoneView, SaleView } from '../../../contract/till/views.ts';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';

/** The foot of the receipt: what it comes to, or what the last one came to until the next scan. */
export function Totals({ sale }: { sale: SaleView }) {
  if (sale.lines.length === 0) return <footer>{sale.done && <LastReceipt done={sale.done} />}</footer>;
  return (
    <footer className="totals">
      <Sums sale={sale} />
      <ToPay sale={sale} />
    </footer>
  );
}

export function Sums({ sale }: { sale: SaleView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { totals } = sale;
  return (
    <dl className="sums">
      <div>
        <dt>{format.goods(totals.pieces)}</dt>
        <dd>{format.sum(totals.gross)}</dd>
      </div>
      <div>
        <dt>{t('sale.discounts')}</dt>
        <dd>{format.sumOff(totals.discounts)}</dd>
      </div>
      <div>
        <dt>{t('sale.points')}</dt>
        <dd>{format.sumOff(totals.redeemedMoney)}</dd>
      </div>
      {sale.certificates.length > 0 && (
        <div>
          <dt>{t('cert.paid')}</dt>
          <dd>{format.sumOff(totals.certificates)}</dd>
        </div>
      )}
    </dl>
  );
}

/** characters of 48 px that fit beside the sums at 1024 */
const FIGURE_FITS = 13;

/** Read out politely after each change. */
export function ToPay({ sale }: { sale: SaleView }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <p className="to-pay" role="status">
      <span>{t('sale.total')}</span>
      <Figure text={format.money(sale.totals.due)} fits={FIGURE_FITS} />
    </p>
  );
}

function LastReceipt({ done }: { done: DoneView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { customer } = done;
  const head = { n: done.number, time: format.time(done.at) };
  return (
    <dl className="last" aria-label={t('sale.last')}>
      <div className="change">
        <dt>{done.cash > 0 ? t('sale.lastChange', head) : t('sale.lastPaid', head)}</dt>
        <dd>{format.money(done.cash > 0 ? done.change : done.total)}</dd>
      </div>
      {customer && (
        <>
          <div>
            <dt>{t('done.redeemed')}</dt>
            <dd>{format.pointsOff(customer.redeemed)}</dd>
          </div>
          <div>
            <dt>{t('done.earned')}</dt>
            <dd>{format.pointsChange(customer.earned)}</dd>
          </div>
          <div>
            <dt>{t('done.balance')}</dt>
            <dd>{format.points(customer.balance)}</dd>
          </div>
        </>
      )}
    </dl>
  );
}
