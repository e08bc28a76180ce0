import { compareBurnOrder, take } from '../lots/burn.ts';
import type { Burned } from '../lots/burn.ts';
import { isActive } from '../lots/balance.ts';
import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { Lot } from '../quote/types.ts';
import type { ReturnTerms } from './types.ts';

/** The accrual of the receipt whose goods come back. */
export interface TakenAccrual {
  ownLotIds: readonly string[];
  amount: Points;
  shortage: ReturnTerms['shortage'];
}

export interface TakenBack extends Burned {
  /** What is not there any more and is no debt either. */
  letOff: Points;
}

/**
 * Accrued points are taken from the receipt's own lots (pending or active), then from other active lots in burn order.
 * What of the own lots has lapsed is not asked for again. Source: loyalty-domain section 12.
 *
 * @param lots everything the member has, lapsed lots with their unspent rest included
 * @returns `short` = the debt it leaves, 0 under `writeOff`
 */
export function takeBack(lots: readonly Lot[], { ownLotIds, amount, shortage }: TakenAccrual, now: Instant): TakenBack {
  const own = lots.filter(({ id }) => ownLotIds.includes(id));
  const hasLapsed = ({ expiresAt }: Lot) => expiresAt !== null && expiresAt <= now;
  const isOwn = ({ id }: Lot) => ownLotIds.includes(id);
  // Out of what has lapsed first, so that the next partial return is not let off for the same points again.
  const { lots: left, short: asked } = take(lots, amount, own.filter(hasLapsed));
  const others = left.filter((lot) => !isOwn(lot) && isActive(lot, now)).sort(compareBurnOrder);
  const taken = take(left, asked, [...left.filter((lot) => isOwn(lot) && !hasLapsed(lot)), ...others]);
  if (shortage === 'debt') return { ...taken, letOff: points(0) };
  return { ...taken, short: points(0), letOff: taken.short };
}
