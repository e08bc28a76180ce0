/** When people shop: a year of days with their weights. */
import { instant, startOfDate, zonedDay, type Instant } from '../../../loyalty/index.ts';
import { positionOf, runningTotals, type Random } from './random.ts';

/** January to December: the holidays begin slowly, summer is at the dacha, December is December. */
const MONTHS = [86, 90, 98, 99, 97, 94, 92, 96, 102, 104, 108, 134];
/** Monday to Sunday. */
const WEEKDAYS = [88, 85, 88, 94, 116, 128, 101];
/** From 8:00, by hour. */
const HOURS = runningTotals([18, 30, 42, 52, 60, 62, 58, 56, 62, 84, 104, 96, 66, 32]);
const FIRST_HOUR = 8;
const DAYS = 365;
const DAY_MS = 86_400_000;

export interface Calendar {
  /** The first instant of each day. */
  days: readonly Instant[];
  /** Running totals of the days' weights. */
  totals: readonly number[];
  until: Instant;
}

/** A year from an ISO date on. */
export function yearFrom(date: string, zone: string): Calendar {
  const first = Date.parse(date);
  const dates = Array.from({ length: DAYS + 1 }, (_, i) => new Date(first + i * DAY_MS));
  const days = dates.map((day) => startOfDate(day.toISOString().slice(0, 10), zone));
  const weights = dates
    .slice(0, DAYS)
    .map((day) => Math.floor((MONTHS[day.getUTCMonth()]! * WEEKDAYS[(day.getUTCDay() + 6) % 7]!) / 10));
  return { days: days.slice(0, DAYS), totals: runningTotals(weights), until: days[DAYS]! };
}

/** The time of `yearFrom` without its days. */
export function yearOf(date: string, zone: string): { from: Instant; until: Instant } {
  const { days, until } = yearFrom(date, zone);
  return { from: days[0]!, until };
}

/** `count` moments in the days [from, to), ascending. */
export function momentsOf({ days, totals }: Calendar, from: number, to: number, count: number, random: Random) {
  const [least, most] = [from === 0 ? 0 : totals[from - 1]!, totals[to - 1]!];
  const moments = Array.from({ length: count }, () => {
    const day = positionOf(totals, least + (random.next() % (most - least)));
    const minute = (FIRST_HOUR + random.pick(HOURS)) * 60 + random.below(60);
    return instant(days[day]! + (minute * 60 + random.below(60)) * 1_000);
  });
  return moments.sort((a, b) => a - b);
}

/** ISO date of a day of the calendar. */
export const dateOf = ({ days }: Calendar, day: number, zone: string): string => zonedDay(days[day]!, zone).date;
