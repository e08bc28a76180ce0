import { Temporal } from 'temporal-polyfill';
import { mulDiv } from '../money/mul-div.ts';
import type { Instant } from '../money/units.ts';
import { DAY_MS, zonedDay } from '../time/zoned-day.ts';

/** What the clock on the shop's wall shows. */
export interface StoreClock {
  /** ISO date, `2026-11-22`. */
  date: string;
  /** `2026-11` */
  month: string;
  /** 1 = Monday */
  weekday: number;
  /** Since midnight as the clock shows it, 0 to 1439. */
  minute: number;
}

export function storeClock(now: Instant, zone: string): StoreClock {
  const { date, month, from, to } = zonedDay(now, zone);
  const isPlain = to - from === DAY_MS;
  const minute = isPlain ? mulDiv(now - from, 1, 60_000, 'floor') : minuteOf(now, zone);
  // 1970-01-01 was a Thursday; a negative day number is brought up by whole weeks first.
  const days = mulDiv(Date.parse(date) + 100_000 * 7 * DAY_MS, 1, DAY_MS, 'floor');
  return { date, month, weekday: ((days + 3) % 7) + 1, minute };
}

/** On a day when the clocks change, minutes since midnight are not what the wall shows. */
function minuteOf(now: Instant, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}
