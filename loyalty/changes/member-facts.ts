import { kopecks } from '../money/units.ts';
import type { Instant, Kopecks } from '../money/units.ts';
import { counterKey } from '../quote/counters.ts';
import type { Change, Counter, CustomerSnapshot, Membership } from '../quote/types.ts';
import { spendCoupon } from './coupon-use.ts';
import type { MonthSpend } from './month-spend.ts';
import { withoutPast } from './past-counters.ts';

/** What rules may ask of a member besides the account. */
export type MemberFacts = Pick<
  CustomerSnapshot,
  | 'lifetimeSpend'
  | 'joinedOn'
  | 'segments'
  | 'offers'
  | 'coupons'
  | 'memberships'
  | 'counters'
  | 'inviter'
  | 'birthdaySetAt'
> & {
  /** by store month, oldest first */
  spentByMonth?: readonly MonthSpend[] | undefined;
};

/** A receipt, or what was done without one, as it changes its member. */
export interface PostedFact {
  instant: Instant;
  /** Money paid for purchases: `qualifyingPaid` of the receipt; null = nothing was bought, it is no receipt. */
  paid: Kopecks | null;
  changes: readonly Change[];
}

/**
 * The member after a receipt or an event; the till and the centre post it the same way, and both forget the counters of
 * periods long over. Coupons and points of other members are the host's: they have accounts of their own. Source:
 * loyalty-domain sections 13, 14.
 */
export function postToMember<F extends MemberFacts>(facts: F, { instant, paid, changes }: PostedFact): F {
  let { counters, memberships, coupons, segments, inviter } = facts;
  if (paid !== null) counters = addToCounter(counters ?? [], { key: counterKey.receipts(), by: 1 }, instant);
  for (const change of changes) {
    if (change.kind === 'counter' && change.scope === 'member')
      counters = addToCounter(counters ?? [], change, instant);
    if (change.kind === 'segment') segments = [...new Set([...(segments ?? []), change.segment])];
    if (change.kind === 'invited') inviter = change.inviter;
    if (change.kind === 'membership') memberships = prolong(memberships ?? [], change);
    if (change.kind === 'couponUsed')
      coupons = coupons?.map((each) => (each.code === change.code ? spendCoupon(each, change) : each));
  }
  counters = counters && withoutPast(counters, instant);
  const posted = { ...facts, ...present({ counters, memberships, coupons, segments, inviter }) };
  return paid === null ? posted : { ...posted, lifetimeSpend: kopecks((facts.lifetimeSpend ?? 0) + paid) };
}

type CounterChange = Pick<Change & { kind: 'counter' }, 'key' | 'by' | 'expiresAt'>;

/**
 * A counter past its expiry starts again from 0; one that comes to 0 is gone. A return after the expiry, or of what was
 * spent meanwhile, takes nothing that is not there.
 */
export function addToCounter(counters: readonly Counter[], change: CounterChange, at: Instant): Counter[] {
  const known = counters.find(({ key }) => key === change.key);
  const isAlive = known !== undefined && (known.expiresAt ?? Infinity) > at;
  const value = Math.max(0, (isAlive ? known.value : 0) + change.by);
  const expiresAt = change.expiresAt === undefined ? (isAlive ? (known.expiresAt ?? null) : null) : change.expiresAt;
  const others = counters.filter(({ key }) => key !== change.key);
  if (value === 0) return others;
  return [...others, { key: change.key, value, ...(expiresAt === null ? {} : { expiresAt }) }];
}

/** Terms of the same membership that touch are one. */
function prolong(memberships: readonly Membership[], { membershipId: id, from, to }: Change & { kind: 'membership' }) {
  const before = memberships.find((each) => each.id === id && each.to === from);
  const others = memberships.filter((each) => each !== before);
  return [...others, { id, from: before?.from ?? from, to }];
}

/** What is undefined stays absent, so that equal facts are equal texts. */
function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
