import type { Instant } from '../money/units.ts';
import type { Change, Lot } from '../quote/types.ts';

/**
 * The lots after an activity at `at`: those that live by activity and have not lapsed live on, none lives shorter.
 * Source: loyalty-domain section 10 (W34).
 */
export function prolong<L extends Lot>(lots: readonly L[], expiresAt: Instant, at: Instant): L[] {
  return lots.map((lot) => (isProlonged(lot, expiresAt, at) ? { ...lot, expiresAt } : lot));
}

/** `prolong` for whatever a receipt of that instant says. */
export function prolongBy<L extends Lot>(lots: readonly L[], changes: readonly Change[], at: Instant): readonly L[] {
  return changes.reduce(
    (now, change) => (change.kind === 'lotsProlonged' ? prolong(now, change.expiresAt, at) : now),
    lots,
  );
}

/** Is the lot one whose end an activity at `at` moves? */
export function isProlonged(
  lot: { byActivity?: boolean | undefined; expiresAt: Instant | null },
  expiresAt: Instant,
  at: Instant,
): boolean {
  return lot.byActivity === true && lot.expiresAt !== null && at < lot.expiresAt && lot.expiresAt < expiresAt;
}
