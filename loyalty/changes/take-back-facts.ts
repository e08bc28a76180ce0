import { kopecks } from '../money/units.ts';
import type { Instant, Kopecks } from '../money/units.ts';
import { counterKey } from '../quote/counters.ts';
import type { Change } from '../quote/types.ts';
import { restoreCoupon } from './coupon-use.ts';
import { addToCounter } from './member-facts.ts';
import type { MemberFacts } from './member-facts.ts';

/** A return as it changes its member: what `quoteReturn` answered. */
export interface PostedReturn {
  instant: Instant;
  money: Kopecks;
  changes: readonly Change[];
  isWhole: boolean;
}

/**
 * The member after a return, the counterpart of `postToMember`: counters and what was paid go down; a single coupon
 * works again inside its term. Memberships stay: that is the shop's decision. Source: loyalty-domain sections 12, 13.
 */
export function takeBackFromMember<F extends MemberFacts>(facts: F, posted: PostedReturn): F {
  const { instant, money, changes, isWhole } = posted;
  let { counters = [], coupons } = facts;
  if (isWhole) counters = addToCounter(counters, { key: counterKey.receipts(), by: -1 }, instant);
  for (const change of changes) {
    if (change.kind === 'counter' && change.scope === 'member') counters = addToCounter(counters, change, instant);
    if (change.kind === 'couponUsed')
      coupons = coupons?.map((each) => (each.code === change.code ? restoreCoupon(each, change, instant) : each));
  }
  const lifetimeSpend = kopecks((facts.lifetimeSpend ?? 0) - money);
  return { ...facts, counters, ...(coupons && { coupons }), lifetimeSpend };
}
