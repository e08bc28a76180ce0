/** What a move of cash changes in a register, and what the difference says. Source: fiscal-printer section 7.4. */

export type CashDirection = 'in' | 'out';

/** Kopecks in the drawer and moved in the shift, and how often (models count in either register). */
export interface CashFacts {
  drawer: number;
  /** null where nobody counts it: then the drawer alone tells */
  total: number | null;
  counts: readonly number[];
}

export interface CashMove {
  direction: CashDirection;
  /** kopecks, > 0 */
  amount: number;
}

/** @returns `contradiction` when the registers do not agree on whether it happened, or happened once */
export function cashOutcome(
  before: CashFacts,
  after: CashFacts,
  { direction, amount }: CashMove,
): 'moved' | 'notMoved' | 'contradiction' {
  if (JSON.stringify(before) === JSON.stringify(after)) return 'notMoved';
  const steps = after.counts.map((count, at) => count - (before.counts[at] ?? 0));
  const isCountedOnce = steps.length === 0 || (steps.includes(1) && steps.every((step) => step === 0 || step === 1));
  const isTotalled = after.total === (before.total === null ? null : before.total + amount);
  const isInDrawer = after.drawer === before.drawer + (direction === 'in' ? amount : -amount);
  return isInDrawer && isTotalled && isCountedOnce ? 'moved' : 'contradiction';
}
