import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { accept, cardIsPart, certificate, chooseCard, chooseCash } from '../../commands/payment.ts';
import { enterContact } from '../../commands/navigation.ts';
import { normaliseAmount, textOf, typeInto } from '../../typed-amount.ts';
import { Button } from '../../ui/button.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice, useInfo } from '../../ui/notice.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { OfferButton } from '../checkout/offer-strip.tsx';
import { Sums, ToPay } from '../checkout/totals.tsx';
import { CertificateNotes } from './certificate-notes.tsx';
import { usePayment } from './payment-store.ts';
import { PointsCard } from './points-card.tsx';
import { quickSums, tenderOf } from './tender.ts';
import './payment.css';

/** Cash by default: Enter takes the exact sum, digits are what was handed over. F9 gives the card its part. */
export function Payment({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { sale, payment } = state;
  const tender = tenderOf(sale, payment);
  const part = cardIsPart(state);
  const isCrowded = sale.certificates.length > 0 || sale.offers.some(isTenderAtHand);
  return (
    <main className="split payment">
      <div className="column left">
        <section className="receipt card sheet" aria-label={t('pay.label')}>
          <header>
            <h1>{t('pay.title', { n: sale.number })}</h1>
            <span>{t('pay.rest', { sum: format.money(tender.short) })}</span>
          </header>
          <div className={isCrowded ? 'cash crowded' : 'cash'}>
            {sale.totals.due === 0 ? (
              <Covered />
            ) : (
              <>
                <Amount state={state} />
                <QuickSums state={state} />
                <Outcome short={tender.short} change={tender.change} cardRest={part ? tender.due : null} />
              </>
            )}
            <Tenders state={state} />
            <CertificateNotes certificates={sale.certificates} />
          </div>
          <ErrorNotice standing={state.status.register.problem} />
          <footer className="totals">
            <Sums sale={sale} />
            <ToPay sale={sale} />
          </footer>
        </section>
        <div className="foot-row">
          <Hint state={state} />
          <Contact state={state} />
        </div>
      </div>
      <div className="column right">
        <PointsCard sale={sale} />
        <div className="card pad-frame">
          <NumberPad
            extra="00"
            onKey={(key) => {
              const now = usePayment.getState();
              now.type(typeInto(now[now.field], key));
            }}
          />
        </div>
        <CommandButton command={accept} state={state} waits="pay" look="label primary tall">
          <AcceptWords state={state} />
        </CommandButton>
      </div>
    </main>
  );
}

function AcceptWords({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { cash, card, due } = tenderOf(state.sale, state.payment);
  if (state.sale.totals.due === 0) return t('pay.byCertificate');
  if (cardIsPart(state)) return t('pay.cardRest', { sum: format.money(due) });
  const sum = t('pay.accept', { sum: format.money(cash + card) });
  if (cash === 0 || card === 0) return sum;
  return (
    <span className="stacked">
      {sum}
      <small>{t('pay.mixed', { cash: format.sum(cash), card: format.sum(card) })}</small>
    </span>
  );
}

/** The certificates pay it all: there is no money to count. */
function Covered() {
  const { t } = useTranslation();
  return (
    <p className="covered" role="status">
      <Icon name="check" tone="good" />
      <strong>{t('pay.covered')}</strong>
      <span>{t('pay.coveredHint')}</span>
    </p>
  );
}

function Amount({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const { field } = state.payment;
  useEffect(() => input.current?.focus(), [field]);
  const { due } = tenderOf(state.sale, state.payment);
  const label = field === 'card' ? t('pay.byCard') : t('pay.received');
  return (
    <label className="field received">
      <Icon name={field === 'card' ? 'card' : 'cash'} />
      <span>{label}</span>
      <input
        ref={input}
        value={state.payment[field]}
        placeholder={format.sum(field === 'card' ? state.sale.totals.due : due)}
        aria-label={label}
        inputMode="none"
        autoComplete="off"
        onChange={(event) => usePayment.getState().type(normaliseAmount(event.target.value))}
      />
    </label>
  );
}

function QuickSums({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { type } = usePayment.getState();
  const { cash, due } = tenderOf(state.sale, state.payment);
  const isCash = state.payment.field === 'cash';
  const quick = quickSums(due);
  return (
    <div className={quick.length > 2 ? 'notes' : 'notes few'} role="group" aria-label={t('pay.quick')}>
      <Button look={isCash ? '' : 'whole'} pressed={state.payment[state.payment.field] === ''} onPress={() => type('')}>
        {isCash ? t('pay.exact') : t('pay.whole')}
      </Button>
      {isCash &&
        quick.map((sum) => (
          <Button key={sum} pressed={state.payment.cash !== '' && cash === sum} onPress={() => type(textOf(sum))}>
            {format.sum(sum)}
          </Button>
        ))}
    </div>
  );
}

function Outcome({ short, change, cardRest }: { short: number; change: number; cardRest: number | null }) {
  const { t } = useTranslation();
  const format = useFormats();
  const rest = cardRest !== null;
  const figure = rest ? cardRest : short > 0 ? short : change;
  return (
    <p className={short > 0 && !rest ? 'outcome is-short' : 'outcome'} role="status">
      <span>{rest ? t('pay.cashShort') : short > 0 ? t('pay.short') : t('pay.change')}</span>
      <Figure text={format.money(figure)} fits={10} />
    </p>
  );
}

function Tenders({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { card, cash } = tenderOf(state.sale, state.payment);
  const onCard = state.payment.field === 'card';
  return (
    <div className="tenders" role="group" aria-label={t('pay.others')}>
      <CommandButton command={onCard ? chooseCash : chooseCard} state={state} look="across">
        <span>{onCard ? t('pay.cash') : t('pay.card')}</span>
        <span className="amount-of">{format.sum(onCard ? (cardIsPart(state) ? cash : 0) : card)}</span>
      </CommandButton>
      <CommandButton command={certificate} state={state} look="across">
        <span>{t('pay.certificate')}</span>
        <span className="amount-of">{format.sum(state.sale.totals.certificates)}</span>
      </CommandButton>
      <TenderOffers state={state} />
    </div>
  );
}

const isTenderAtHand = ({ kind, isOpen, taken }: OfferView): boolean => kind === 'tender' && (isOpen || taken > 0);

/** «Картой магазина: ещё +62»: the way of payment is named with its key and the receipt is quoted anew. */
function TenderOffers({ state }: { state: Omit<Snapshot, 'now'> }) {
  const offers = state.sale.offers.map((offer, at) => ({ offer, at }));
  return offers
    .filter(({ offer }) => isTenderAtHand(offer))
    .map(({ offer, at }) => <OfferButton key={offer.id} offer={offer} at={at} state={state} />);
}

/** The customer asks for it before they pay. */
function Contact({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const { shown } = state.sale.contact;
  return (
    <CommandButton command={enterContact} state={state} look="across">
      {shown === null ? t('contact.label') : t('contact.goes', { contact: shown })}
    </CommandButton>
  );
}

function Hint({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const info = useInfo();
  const { customer, redemption } = state.sale;
  if (info) {
    return (
      <p className="hint told" role="status">
        {info}
      </p>
    );
  }
  const quiet = !customer ? t('pay.noCustomer') : redemption.redeemed > 0 ? t('pay.backHint') : t('pay.backHintPlain');
  return (
    <p className="hint">
      <Icon name="info" small />
      {quiet}
    </p>
  );
}
