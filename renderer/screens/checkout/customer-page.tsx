import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { findCustomer } from '../../commands/navigation.ts';
import { ask } from '../../commands/say.ts';
import { leave } from '../../commands/sale.ts';
import { Button } from '../../ui/button.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Pages } from '../../ui/pages.tsx';
import { useOverflow } from '../../ui/overflow.ts';
import { OfferButton } from './offer-strip.tsx';
import { StampCard } from './stamp-card.tsx';
import { TierProgress } from './tier-progress.tsx';
import './customer-page.css';

/** the account and its level are about three rows high */
const ACCOUNT_ROWS = 3;

/** F2 with a customer: everything of theirs that finds no room beside the receipt. */
export function CustomerPage({ customer, state }: { customer: CustomerView; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const { offers, progress } = state.sale;
  const parts = useRef<HTMLDivElement>(null);
  const overflow = useOverflow(parts, offers.length + progress.length + ACCOUNT_ROWS);
  return (
    <aside className="customer-page card" aria-label={t('cust.page')}>
      <header>
        <h2 className="words">{customer.name}</h2>
        <CommandButton command={leave} state={state} look="quiet">
          {t('app.close')}
        </CommandButton>
      </header>
      <div className="customer-scrolled">
        <div ref={parts} className="customer-parts" tabIndex={0} role="group" aria-label={t('cust.page')}>
          {progress.length > 0 && (
            <section>
              <h3>{t('cust.cards')}</h3>
              {progress.map((each) => (
                <StampCard key={each.ruleId} progress={each} />
              ))}
            </section>
          )}
          {offers.length > 0 && (
            <section>
              <h3>{t('offer.label')}</h3>
              <ul className="offer-list">
                {offers.map((offer, at) => (
                  <li key={offer.id}>
                    <OfferButton offer={offer} at={at} state={state} withReason />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Account customer={customer} />
        </div>
        <Pages overflow={overflow} up="cust.pageUp" down="cust.pageDown" />
      </div>
      <footer>
        <Button look="apart" onPress={() => ask('detach', (till) => till.sale.detachCustomer())}>
          {t('find.detach')}
        </Button>
        <CommandButton command={findCustomer} state={state}>
          {t('cust.another')}
        </CommandButton>
      </footer>
    </aside>
  );
}

function Account({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { tier, available, pending, pendingNext, expiringNext, memberships } = customer;
  return (
    <section>
      <h3>{t('cust.balance')}</h3>
      <dl className="sums">
        <div>
          <dt>{t('cust.available')}</dt>
          <dd>{format.points(available)}</dd>
        </div>
        {pending > 0 && (
          <div>
            <dt>
              {pendingNext === null
                ? t('cust.awaited')
                : t('cust.awaitedFrom', { date: format.day(pendingNext.at), n: format.points(pendingNext.amount) })}
            </dt>
            <dd>{format.points(pending)}</dd>
          </div>
        )}
        {expiringNext && (
          <div>
            <dt>{t('cust.lapseAfter', { date: format.calendarDay(expiringNext.lastDay) })}</dt>
            <dd>{format.points(expiringNext.amount)}</dd>
          </div>
        )}
        {memberships.map(({ name, lastDay }) => (
          <div key={name}>
            <dt className="words">{name}</dt>
            <dd>{t('cust.until', { date: format.calendarDay(lastDay) })}</dd>
          </div>
        ))}
      </dl>
      {tier && <TierProgress tier={tier} />}
    </section>
  );
}
