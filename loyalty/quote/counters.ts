import { points } from '../money/units.ts';
import type { Draft } from './draft.ts';
import type { Counter, PeriodCounter } from './types.ts';

/**
 * The member's counter of the store's present day or month; one of another period, or none, counts nothing.
 * Source: loyalty-domain section 3.
 */
export function counterOf({ customer, clock }: Draft, span: 'day' | 'month'): PeriodCounter {
  const period = span === 'day' ? clock.date : clock.month;
  const counter = customer?.[span];
  if (counter?.period === period) return counter;
  return { period, earned: points(0), redeemed: points(0), redemptions: 0 };
}

/** The keys of the engine's counters; one book of integers serves every limit, budget, stamp and quest. */
export const counterKey = {
  /** Uses of a rule in a store day, month, anniversary year or the member's life. */
  uses: (ruleId: string, period: string) => `uses/${ruleId}/${period}`,
  /** Uses of a rule by everyone (programme scope). */
  total: (ruleId: string) => `total/${ruleId}`,
  /** Uses of one shared code by everyone (programme scope). */
  code: (ruleId: string, code: string) => `code/${ruleId}/${code}`,
  /** Kopecks or points a rule gave to everyone (programme scope). */
  budget: (ruleId: string) => `budget/${ruleId}`,
  /** Points all accruals gave to everyone (programme scope). */
  programmeBudget: () => 'budget',
  /** The single use of a code with a record of its own; only ever set aside, never counted. */
  coupon: (code: string) => `coupon/${code}`,
  /** Points accrued in the member's life. */
  earned: () => 'earned',
  /** Receipts in the member's life. */
  receipts: () => 'receipts',
  /** Stamps on the member's present card. */
  stamps: (ruleId: string) => `stamps/${ruleId}`,
  /** Stamps of one store day. */
  stampsOn: (ruleId: string, date: string) => `stamps/${ruleId}/${date}`,
  /** Rewards earned and not yet taken. */
  rewards: (ruleId: string) => `rewards/${ruleId}`,
  /** Progress of one condition of a quest. */
  quest: (ruleId: string, condition: string) => `quest/${ruleId}/${condition}`,
};

export const LIFE = 'life';

const OF_PERIOD = /^(?:uses|stamps)\/[^/]+\/(\d{4}-\d{2}(?:-\d{2})?)$/;

/** The store day (`2026-11-22`) or month (`2026-11`) that a counter counts in; null = it runs on. */
export const countedPeriod = (key: string): string | null => OF_PERIOD.exec(key)?.[1] ?? null;

/** An absent counter, or one past its expiry, counts 0. */
export function countOf(draft: Draft, scope: 'member' | 'programme', key: string): number {
  const counters = scope === 'member' ? draft.customer?.counters : draft.context.counters;
  const counter = counters?.find((each) => each.key === key);
  return counter === undefined || isOver(counter, draft) ? 0 : counter.value;
}

/**
 * What everyone together may still count under a key, in its own unit. While the centre does not answer no more than it
 * gave this till: somebody else may be giving the rest away. Source: loyalty-domain section 14.
 */
export function roomOf(draft: Draft, key: string, limit: number): number {
  const room = Math.max(0, limit - countOf(draft, 'programme', key));
  return draft.context.offline === null ? room : Math.min(room, allottedOf(draft, key));
}

/** What the centre set aside for this till, none by default. */
export const allottedOf = ({ context }: Draft, key: string): number => context.allotments?.[key] ?? 0;

const isOver = ({ expiresAt = null }: Counter, { context }: Draft): boolean =>
  expiresAt !== null && expiresAt <= context.now;
