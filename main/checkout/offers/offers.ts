import { explain } from '../../../loyalty/index.ts';
import type { Locale } from '../../../loyalty/index.ts';
import type { OfferView } from '../../../contract/till/views.ts';
import type { Priced } from '../pricing.ts';
import { couponOffers } from './coupons.ts';
import { gainOf, givesSomething, toldOf, tryOut } from './offer.ts';
import type { Offer } from './offer.ts';
import { personalOffers } from './personal.ts';
import { rewardOffers } from './rewards.ts';
import { tenderOffers } from './tenders.ts';

/** A receipt is quoted once more for each; a member with more than these takes the rest by their codes. */
const TRIED_MAX = 20;

/** Everything on offer, each kind in its own order, so that places stay while the basket grows. */
export function offersOf(priced: Priced): Offer[] {
  if (priced.programme.stored === null) return [];
  const all = [rewardOffers, couponOffers, personalOffers, tenderOffers].flatMap((find) => find(priced));
  return all.slice(0, TRIED_MAX);
}

/** What each would give on this basket, or why it would give nothing; what can be taken now comes first. */
export function offersView(priced: Priced, locale: Locale): OfferView[] {
  const views = offersOf(priced)
    .map((offer) => offerView(priced, offer, locale))
    .filter(isWorthSaying);
  return [...views.filter(isAtHand), ...views.filter((view) => !isAtHand(view))];
}

/** A way of payment that gives nothing here is no news; anything of the member's own is. */
const isWorthSaying = ({ kind, isOpen, taken }: OfferView): boolean => kind !== 'tender' || isOpen || taken > 0;

const isAtHand = ({ isOpen, taken, kind }: OfferView): boolean => isOpen || taken > 0 || kind === 'reward';

function offerView(priced: Priced, offer: Offer, locale: Locale): OfferView {
  const { id, kind, ruleId, taken, ready } = offer;
  const before = taken > 0 ? tryOut(priced, offer.leave) : priced;
  const after = taken > 0 ? priced : tryOut(priced, offer.take);
  const gain = gainOf(before.quote, after.quote);
  const rule = priced.programme.prepared.byId.get(ruleId);
  const told = toldOf(after.quote, ruleId);
  return {
    id,
    kind,
    name: (offer.name ?? rule?.common.name)?.[locale] ?? ruleId,
    text: told === undefined ? '' : explain(told, locale),
    ...gain,
    taken,
    ready,
    isOpen: givesSomething(gain),
  };
}
