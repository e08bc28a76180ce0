import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { findCustomer } from '../../commands/navigation.ts';
import { takeOffer } from '../../commands/offers.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import './offers.css';

/** What of it stands in the strip; the rest is on the customer's second page. */
export const isAtHand = ({ isOpen, taken, kind }: OfferView): boolean => isOpen || taken > 0 || kind === 'reward';

/** Between the goods and their total: what the customer may have on this receipt, one key each. */
export function OfferStrip({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const offers = state.sale.offers.filter(isAtHand);
  if (offers.length === 0) return null;
  return (
    <section className="offers" aria-label={t('offer.label')}>
      {offers.map((offer, at) => (
        <OfferButton key={offer.id} offer={offer} at={at} state={state} />
      ))}
      {offers.length > 2 && <MoreOffers count={offers.length - 2} size="narrow" />}
      {offers.length > 3 && <MoreOffers count={offers.length - 3} size="wide" />}
    </section>
  );
}

function MoreOffers({ count, size }: { count: number; size: 'narrow' | 'wide' }) {
  const { t } = useTranslation();
  return (
    <p className={`more ${size}-only note`}>
      <span>{t('offer.more', { n: count })}</span>
      <kbd aria-hidden="true">{findCustomer.cap}</kbd>
    </p>
  );
}

interface Props {
  /** why it gives nothing now is told in its own words */
  withReason?: boolean;
  offer: OfferView;
  /** its key is Ctrl and this plus one */
  at: number;
  state: Omit<Snapshot, 'now'>;
}

export function OfferButton({ offer, at, state, withReason = false }: Props) {
  const command = takeOffer[at];
  const isTaken = offer.taken > 0;
  if (!command) return null;
  return (
    <CommandButton
      command={command}
      state={state}
      waits={`offer ${offer.id}`}
      pressed={isTaken}
      look={offer.isOpen || isTaken ? 'offer' : 'offer later'}
    >
      <span className="offer-words">
        <span className="offer-name words">{offer.name}</span>
        {withReason && !offer.isOpen && !isTaken ? (
          <span className="note reason">{reasonOf(offer)}</span>
        ) : (
          <Gain offer={offer} />
        )}
      </span>
      {isTaken && <Icon name="check" tone="good" small />}
    </CommandButton>
  );
}

/** The sentence of an offer begins with its name, which stands above it here. */
function reasonOf({ name, text }: OfferView): string {
  const said = [`«${name}»: `, `${name}: `].find((start) => text.startsWith(start)) ?? '';
  return text.slice(said.length);
}

/** «−44,92 ₽», «+26 баллов», or how many are waiting. */
function Gain({ offer }: { offer: OfferView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { money, points, ready, taken, isOpen } = offer;
  const gives = [
    money > 0 && format.moneyOff(money),
    points > 0 && t('offer.points', { points: format.pointsText(points) }),
    ready !== null &&
      ready > 1 &&
      (taken > 0 ? t('stamps.of', { n: taken, goal: ready }) : t('offer.ready', { n: ready })),
  ].filter((part) => typeof part === 'string');
  return <span className="note">{isOpen || taken > 0 ? gives.join(' · ') : t('offer.waits')}</span>;
}
