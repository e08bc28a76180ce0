import { Temporal } from 'temporal-polyfill';
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { Change, Membership } from '../quote/types.ts';

/** The last day that every part of the product can write down; ten thousand years reach it from any other. */
const END_OF_TIME = Date.UTC(9999, 11, 31);
const MONTHS_MAX = 120_000;

/** The same clock time so many months on; a month too short for the day ends on its last day, time on 31.12.9999. */
export function monthsLater(from: Instant, months: number, zone: string): Instant {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const end = start.add({ months: Math.min(months, MONTHS_MAX) });
  return instant(Math.min(END_OF_TIME, end.epochMilliseconds));
}

/**
 * The part of a sold term that one of its units brought.
 *
 * @param index 0 = the first of the term, less than `units`
 * @param zone the programme's
 */
export function termOfUnit(
  { from, months }: Change & { kind: 'membership' },
  index: number,
  zone: string,
): Pick<Membership, 'from' | 'to'> {
  return { from: monthsLater(from, index * months, zone), to: monthsLater(from, (index + 1) * months, zone) };
}
