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
  const { date, month, weekday, from, to } = zonedDay(now, zone);
  const isPlain = to - from === DAY_MS;
  const minute = isPlain ? mulDiv(now - from, 1, 60_000, 'floor') : minuteOf(now, zone);
  return { date, month, weekday, minute };
}

/** On a day when the clocks change, minutes since midnight are not what the wall shows. */
function minuteOf(now: Instant, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}
