import { kopecks } from '../money/units.ts';
import type { Instant, Kopecks } from '../money/units.ts';
import { counterKey } from '../quote/counters.ts';
import type { Change, Membership } from '../quote/types.ts';
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
 * works again inside its term; memberships given back end at once. Source: loyalty-domain sections 12, 13.
 */
export function takeBackFromMember<F extends MemberFacts>(facts: F, posted: PostedReturn): F {
  const { instant, money, changes, isWhole } = posted;
  let { counters = [], coupons, memberships } = facts;
  if (isWhole) counters = addToCounter(counters, { key: counterKey.receipts(), by: -1 }, instant);
  for (const change of changes) {
    if (change.kind === 'counter' && change.scope === 'member') counters = addToCounter(counters, change, instant);
    if (change.kind === 'membershipEnded') memberships = memberships?.flatMap((each) => withoutTerm(each, change));
    if (change.kind === 'couponUsed')
      coupons = coupons?.map((each) => (each.code === change.code ? restoreCoupon(each, change, instant) : each));
  }
  const lifetimeSpend = kopecks((facts.lifetimeSpend ?? 0) - money);
  return { ...facts, counters, ...(coupons && { coupons }), ...(memberships && { memberships }), lifetimeSpend };
}

/** What stays of a membership around the term given back: one renewed meanwhile keeps its renewal. */
function withoutTerm(held: Membership, { membershipId, from, to }: Change & { kind: 'membershipEnded' }): Membership[] {
  if (held.id !== membershipId || held.to <= from || to <= held.from) return [held];
  const before = held.from < from ? [{ ...held, to: from }] : [];
  const after = to < held.to ? [{ ...held, from: to }] : [];
  return [...before, ...after];
}
