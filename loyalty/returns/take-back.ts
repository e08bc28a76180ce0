import { compareBurnOrder, take } from '../lots/burn.ts';
import type { Burned } from '../lots/burn.ts';
import { isActive } from '../lots/balance.ts';
import type { Instant, Points } from '../money/units.ts';
import type { Lot } from '../quote/types.ts';

/**
 * Accrued points are taken from the receipt's own lots (pending or active), then from other active lots in burn order;
 * `short` becomes debt, or nothing under the programme's `returns.shortage: writeOff`. What of the own lots has lapsed is not asked for again. Source: loyalty-domain section 12.
 *
 * @param lots everything the member has, lapsed lots with their unspent rest included
 */
export function takeBack(lots: readonly Lot[], ownLotIds: readonly string[], amount: Points, now: Instant): Burned {
  const own = lots.filter(({ id }) => ownLotIds.includes(id));
  const hasLapsed = ({ expiresAt }: Lot) => expiresAt !== null && expiresAt <= now;
  const isOwn = ({ id }: Lot) => ownLotIds.includes(id);
  // Out of what has lapsed first, so that the next partial return is not let off for the same points again.
  const { lots: left, short: asked } = take(lots, amount, own.filter(hasLapsed));
  const others = left.filter((lot) => !isOwn(lot) && isActive(lot, now)).sort(compareBurnOrder);
  return take(left, asked, [...left.filter((lot) => isOwn(lot) && !hasLapsed(lot)), ...others]);
}
