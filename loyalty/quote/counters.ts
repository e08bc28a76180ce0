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
  /** Points accrued in the member's life. */
  earned: () => 'earned',
  /** Receipts in the member's life. */
  receipts: () => 'receipts',
  /** Stamps on the member's present card. */
  stamps: (ruleId: string) => `stamps/${ruleId}`,
  /** Rewards earned and not yet taken. */
  rewards: (ruleId: string) => `rewards/${ruleId}`,
  /** Progress of one condition of a quest. */
  quest: (ruleId: string, condition: string) => `quest/${ruleId}/${condition}`,
};

export const LIFE = 'life';

/** An absent counter, or one past its expiry, counts 0. */
export function countOf(draft: Draft, scope: 'member' | 'programme', key: string): number {
  const counters = scope === 'member' ? draft.customer?.counters : draft.context.counters;
  const counter = counters?.find((each) => each.key === key);
  return counter === undefined || isOver(counter, draft) ? 0 : counter.value;
}

const isOver = ({ expiresAt = null }: Counter, { context }: Draft): boolean =>
  expiresAt !== null && expiresAt <= context.now;
