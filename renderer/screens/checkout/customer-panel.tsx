import { useTranslation } from 'react-i18next';
import type { CustomerView, SaleView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { findCustomer, registerCustomer } from '../../commands/navigation.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { TierProgress } from './tier-progress.tsx';

export function CustomerPanel({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const { customer } = state.sale;
  return (
    <aside className="customer card" aria-label={t('cust.label')}>
      {customer ? (
        <Known customer={customer} sale={state.sale} offline={state.status.link.state !== 'online'} />
      ) : (
        <Nobody state={state} />
      )}
    </aside>
  );
}

/** Nobody yet, or a card that only the centre knows: its receipt counts all the same. */
function Nobody({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const card = state.sale.unknownCard;
  return (
    <>
      <header className="person">
        <span className="face none">
          <Icon name="user" />
        </span>
        <div>
          <h2>{card === null ? t('cust.none') : t('cust.card', { n: card })}</h2>
          <p>{card === null ? t('cust.noneHow') : t('cust.cardElsewhere')}</p>
        </div>
      </header>
      <div className="pair">
        <CommandButton command={findCustomer} state={state}>
          {t('cmd.find')}
        </CommandButton>
        <CommandButton command={registerCustomer} state={state} />
      </div>
      <p className="muted">{card === null ? t('cust.noneHint') : t('cust.cardEarns')}</p>
    </>
  );
}

function Known({ customer, sale, offline }: { customer: CustomerView; sale: SaleView; offline: boolean }) {
  const format = useFormats();
  return (
    <>
      <header className={customer.name.length > NAME_BESIDE_TIER ? 'person long' : 'person'}>
        <span className="face">
          <Icon name="user" />
        </span>
        <div>
          <h2 className="words">{customer.name}</h2>
          <CardOrPhone customer={customer} />
        </div>
        {customer.tier && (
          <span className="tier">
            <Icon name="level" small />
            {customer.tier.name}
          </span>
        )}
      </header>
      <p className="balance">
        <BalanceAge asOf={customer.asOf} offline={offline} />
        <strong>
          {format.points(customer.available)} <small>{format.pointsUnit(customer.available)}</small>
        </strong>
      </p>
      {customer.tier && <TierProgress tier={customer.tier} />}
      <CustomerFacts customer={customer} sale={sale} />
    </>
  );
}

/** letters of a name that fit beside the tier at 1024; a longer one takes the whole line */
const NAME_BESIDE_TIER = 11;

function CardOrPhone({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  if (customer.card) return <p className="words">{t('cust.card', { n: customer.card })}</p>;
  return customer.phone ? <p className="words">{t('cust.phone', { n: customer.phone })}</p> : null;
}

/** Old data says its age (ui section 1 rule 5). */
function BalanceAge({ asOf, offline }: { asOf: number | null; offline: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  if (asOf === null) return <span>{t('cust.balance')}</span>;
  const time = format.near(asOf, now);
  return (
    <span className="as-of">
      <Icon name={offline ? 'offline' : 'working'} small tone="off" />
      {offline ? t('cust.asOf', { time }) : t('cust.asOfOnline', { time })}
    </span>
  );
}
