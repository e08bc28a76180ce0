import type { PersonalOffer } from '../../../loyalty/index.ts';
import type { Priced } from '../pricing.ts';
import type { Offer } from './offer.ts';

/** Personal offers that wait to be switched on; one that is on by itself needs no key. */
export function personalOffers({ known, draft, quote }: Priced): Offer[] {
  return (known?.offers ?? []).filter(isWaiting).map(({ ruleId }) => ({
    id: `offer:${ruleId}`,
    kind: 'offer',
    ruleId,
    name: null,
    take: { type: 'offerActivated', ruleId, isActivated: true },
    leave: { type: 'offerActivated', ruleId, isActivated: false },
    taken: draft.activated.includes(ruleId) ? 1 : 0,
    ready: null,
  }));

  function isWaiting({ isActivated, from, to }: PersonalOffer): boolean {
    return !isActivated && from <= quote.now && (to === null || quote.now < to);
  }
}
