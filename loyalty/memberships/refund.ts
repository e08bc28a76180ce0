import { mulDiv } from '../money/mul-div.ts';
import type { Instant } from '../money/units.ts';
import type { Membership } from '../quote/types.ts';
import { DAY_MS, zonedDay } from '../time/zoned-day.ts';

/**
 * What the shop may offer for a membership given back inside its term: its price pro rata by unused whole days, FLOOR.
 * The day of the return is used. Nothing after the term; all of it before it begins. Source: loyalty-domain section 13.
 *
 * @param paid kopecks, or hundredths of a point redeemed for it; the answer is in the same unit
 * @param zone the programme's
 */
export function refundOfMembership(
  paid: number,
  { from, to }: Pick<Membership, 'from' | 'to'>,
  now: Instant,
  zone: string,
): number {
  if (now <= from) return paid;
  if (now >= to) return 0;
  const days = daysBetween(zonedDay(from, zone).date, zonedDay(to, zone).date);
  const unused = daysBetween(zonedDay(now, zone).date, zonedDay(to, zone).date) - 1;
  return mulDiv(paid, Math.max(0, unused), Math.max(1, days), 'floor');
}

/** Calendar days, whatever their hours. */
const daysBetween = (from: string, to: string): number => mulDiv(Date.parse(to) - Date.parse(from), 1, DAY_MS, 'floor');
