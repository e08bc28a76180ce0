/** Counters of store days and months lose their sense with the period; kept for ever they would fill the member's record. Pure. */
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import { countedPeriod } from '../quote/counters.ts';
import type { Counter } from '../quote/types.ts';
import { DAY_MS, zonedDay } from '../time/zoned-day.ts';

/**
 * A till may hand over so much later what it did, and whether two gave what is given once shows in the counter of that
 * day (`isOverused`). Beside it the hours between a store's midnight and that of UTC are nothing, so that till and centre
 * forget the same without asking for a zone. Source: offline-sync section 8.
 */
const LATE_DAYS = 45;

/** The counters without those of days and months that lie more than 45 days before `at`. */
export function withoutPast(counters: readonly Counter[], at: Instant): readonly Counter[] {
  const periods = counters.map(({ key }) => countedPeriod(key));
  if (periods.every((period) => period === null)) return counters;
  const { date: oldest } = zonedDay(instant(at - LATE_DAYS * DAY_MS), 'UTC');
  return counters.filter((_, index) => {
    const period = periods[index] ?? null;
    return period === null || period >= oldest.slice(0, period.length);
  });
}
