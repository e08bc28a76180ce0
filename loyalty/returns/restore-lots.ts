import { compareBurnOrder } from '../lots/burn.ts';
import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { Lot } from '../quote/types.ts';
import { graceEnd } from '../time/lot-dates.ts';
import type { ReturnTerms } from './types.ts';

/** Points for a lot: back to it, or anew under its id with a grace because its own term has passed. */
export interface Restored {
  lotId: string;
  amount: Points;
  isAnew: boolean;
  expiresAt: Lot['expiresAt'];
}

/**
 * Redeemed points go back to the lots they came from, latest-expiring first, with their old expiry.
 * Source: loyalty-domain section 12, W38.
 *
 * @param redeemedFrom what was burned of each lot
 * @param before points given back by earlier returns of the receipt
 */
export function restoreLots(
  redeemedFrom: readonly Lot[],
  before: Points,
  amount: Points,
  terms: Pick<ReturnTerms, 'restoreGraceDays' | 'zone'> & { now: Instant },
): Restored[] {
  const { now, zone, restoreGraceDays } = terms;
  const restored: Restored[] = [];
  let [skip, rest] = [before as number, amount as number];
  for (const lot of redeemedFrom.toSorted(compareBurnOrder).reverse()) {
    const skipped = Math.min(skip, lot.amount);
    skip -= skipped;
    const part = Math.min(rest, lot.amount - skipped);
    rest -= part;
    if (part === 0) continue;
    const isAnew = lot.expiresAt !== null && lot.expiresAt <= now;
    const expiresAt = isAnew ? graceEnd(now, restoreGraceDays, zone) : lot.expiresAt;
    restored.push({ lotId: lot.id, amount: points(part), isAnew, expiresAt });
  }
  return restored;
}
