import { useTranslation } from 'react-i18next';
import type { SaleView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { redeemMax, redeemOther } from '../../commands/sale.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** What may be redeemed and why not more; F4 and F5 keep their places in every state. */
export function RedemptionCard({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { customer, redemption, accrual } = state.sale;
  const isRedeemed = redemption.redeemed > 0;
  return (
    <section className="redeem card" aria-label={t('redeem.label')}>
      <Limit state={state} />
      <CommandButton
        command={redeemMax}
        state={state}
        waits="redeem"
        look={isRedeemed ? 'label outlined' : lookOf(state)}
      >
        {isRedeemed ? (
          <>
            <Icon name="undo" small />
            {t('redeem.undo')}
          </>
        ) : redemption.max > 0 && customer ? (
          t('redeem.max', { points: format.pointsText(redemption.max) })
        ) : (
          t('redeem.some')
        )}
      </CommandButton>
      <CommandButton command={redeemOther} state={state}>
        {t('redeem.other')}
      </CommandButton>
      <Earned accrual={accrual} isMember={customer !== null} />
    </section>
  );
}

/** Without a customer it is what a card would bring: worth a word to the buyer. */
function Earned({ accrual, isMember }: { accrual: SaleView['accrual']; isMember: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { total, activatesAt } = accrual;
  if (!isMember && total === 0) return <p className="earn" />;
  const points = format.pointsText(total);
  return (
    <p className="earn">
      <b className={total > 0 && isMember ? undefined : 'muted'}>
        <Icon name="plus" />
        {isMember ? t('cust.willEarn', { points }) : t('cust.wouldEarn', { points })}
      </b>
      {isMember && activatesAt !== null && total > 0 && (
        <span className="note">{t('cust.from', { date: format.day(activatesAt) })}</span>
      )}
    </p>
  );
}

function lookOf(state: Omit<Snapshot, 'now'>): string {
  return state.sale.customer && state.sale.redemption.max > 0 ? 'label soft' : 'label';
}

function Limit({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { customer, redemption } = state.sale;
  if (!customer) return <TwoLines strong={t('redeem.none')} quiet={t('redeem.chooseCustomer')} muted />;
  const of = format.points(customer.available);
  if (redemption.redeemed > 0) {
    const money = t('redeem.doneMoney', { sum: format.money(redemption.money) });
    const strong = t('redeem.done', { n: format.points(redemption.redeemed), of });
    const isMost = redemption.redeemed === redemption.max;
    return <TwoLines strong={strong} quiet={isMost ? (redemption.limit ?? money) : money} />;
  }
  if (redemption.max === 0) {
    return <TwoLines strong={t('redeem.none')} quiet={redemption.limit ?? t('redeem.notPossible')} muted />;
  }
  return <TwoLines strong={t('redeem.may', { n: format.points(redemption.max), of })} quiet={redemption.limit ?? ''} />;
}

function TwoLines({ strong, quiet, muted }: { strong: string; quiet: string; muted?: boolean }) {
  return (
    <p className="limit" role="status">
      <strong className={muted ? 'muted' : undefined}>{strong}</strong>
      <span>{quiet}</span>
    </p>
  );
}
