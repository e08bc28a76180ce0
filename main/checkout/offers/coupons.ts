import type { Coupon } from '../../../loyalty/index.ts';
import type { Priced } from '../pricing.ts';
import type { Offer } from './offer.ts';

/** The member's own coupons that are in force. */
export function couponOffers({ snapshot, draft, quote }: Priced): Offer[] {
  return (snapshot?.coupons ?? []).filter(isInForce).map(({ code, ruleId }) => ({
    id: `coupon:${code}`,
    kind: 'coupon',
    ruleId,
    name: null,
    take: { type: 'codeEntered', code: { code, shown: code, coupon: null, reservedTo: null } },
    leave: { type: 'codeRemoved', code },
    taken: draft.codes.some((entered) => entered.code === code) ? 1 : 0,
    ready: null,
  }));

  function isInForce({ state, usesLeft, from, to }: Coupon): boolean {
    const isOpen = state === 'issued' || state === 'reserved';
    return isOpen && usesLeft !== 0 && from <= quote.now && (to === null || quote.now < to);
  }
}
