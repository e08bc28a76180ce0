/** Memberships that a receipt sold and that come back with its goods, the last bought first. Source: loyalty-domain section 13. */
import { mulDiv } from '../money/mul-div.ts';
import type { Instant } from '../money/units.ts';
import type { Change, Membership } from '../quote/types.ts';
import { shareBetween } from '../returns/share.ts';
import { refundOfMembership } from './refund.ts';
import { termOfUnit } from './term.ts';

type Sold = Change & { kind: 'membership' };
type Term = Pick<Membership, 'from' | 'to'>;

/** Of a line of `whole` thousandths, returned so far and then; 0 ≤ from ≤ to ≤ whole. */
export interface ReturnedPart {
  from: number;
  to: number;
  whole: number;
}

const ONE = 1000;

/** Its unit that is `back`th to come back; undefined where the line sold fewer. */
const unitGivenBack = (sold: Sold, back: number, zone: string): Term | undefined =>
  back < sold.units ? termOfUnit(sold, sold.units - 1 - back, zone) : undefined;

/** The term that ends with this return, of all units that are now back as a whole; null while none is. */
export function endedTerm(sold: Sold, { from, to }: ReturnedPart, zone: string): Term | null {
  const wholeAt = (returned: number) => Math.min(sold.units, mulDiv(returned, 1, ONE, 'floor'));
  const [before, after] = [wholeAt(from), wholeAt(to)];
  if (after === before) return null;
  const [first, last] = [termOfUnit(sold, sold.units - after, zone), termOfUnit(sold, sold.units - 1 - before, zone)];
  return { from: first.from, to: last.to };
}

/**
 * What goes back of a total of a line that sold memberships: of each unit its share, pro rata by the days not used at
 * `at`. A line that sold several is worth what the most used of them is.
 *
 * @param total kopecks, or hundredths of a point
 */
export function unusedShare(total: number, part: ReturnedPart, sold: readonly Sold[], at: Instant, zone: string) {
  let sum = 0;
  for (let start = part.from; start < part.to;) {
    const back = mulDiv(start, 1, ONE, 'floor');
    const end = Math.min(part.to, (back + 1) * ONE);
    const share = shareBetween(total, start, end, part.whole);
    const worths = sold.flatMap((one) => {
      const term = unitGivenBack(one, back, zone);
      return term === undefined ? [] : [refundOfMembership(share, term, at, zone)];
    });
    sum += Math.min(share, ...worths);
    start = end;
  }
  return sum;
}
