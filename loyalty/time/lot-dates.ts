import { Temporal } from 'temporal-polyfill';
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { ActivityExpiry, LotTerms } from '../programme/lot-terms.ts';
import { startOf, zonedDay } from './zoned-day.ts';

export interface LotDates {
  activatesAt: Instant;
  /** null = never */
  expiresAt: Instant | null;
  /** The expiry moves on with every activity; absent = it stands. */
  byActivity?: boolean | undefined;
}

/** Dates by terms, zone and day: only a memory of a pure function, emptied when full. A playback goes over a year again and again. */
const REMEMBERED_MAX = 1_024;
const remembered = new WeakMap<LotTerms, Map<string, LotDates>>();

/**
 * When the points of a receipt come alive and when they lapse: 00:00 of the programme's zone; a delay of 0 days is at
 * once, one in minutes counts from the instant. Source: loyalty-domain section 10.
 */
export function lotDates(earnedAt: Instant, terms: LotTerms, zone: string): LotDates {
  const { activationMinutes = 0, expiresFrom = 'activation' } = terms;
  const activatesAt = instant(earnedAt + activationMinutes * 60_000);
  const { date } = zonedDay(expiresFrom === 'accrual' ? earnedAt : activatesAt, zone);
  const dates = remember(terms, `${zone} ${date}`, () => computeDates(date, terms, zone));
  return terms.activationDays === 0 ? { ...dates, activatesAt } : dates;
}

function remember(terms: LotTerms, key: string, compute: () => LotDates): LotDates {
  const memory = remembered.get(terms) ?? new Map<string, LotDates>();
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED_MAX) memory.clear();
  const dates = compute();
  remembered.set(terms, memory.set(key, dates));
  return dates;
}

function computeDates(date: string, terms: LotTerms, zone: string): LotDates {
  const earned = Temporal.PlainDate.from(date);
  const activation = earned.add({ days: terms.activationDays });
  const last = lastDay(terms.expiresFrom === 'accrual' ? earned : activation, terms.expiry);
  return {
    activatesAt: startOf(activation, zone),
    expiresAt: last === null ? null : startOf(last.add({ days: 1 }), zone),
    ...(terms.expiry.mode === 'activity' && { byActivity: true }),
  };
}

/** The last day on which the points can still be spent. A month too short for the day ends on its last day. */
function lastDay(start: Temporal.PlainDate, expiry: LotTerms['expiry']): Temporal.PlainDate | null {
  switch (expiry.mode) {
    case 'none':
      return null;
    case 'days':
      return start.add({ days: expiry.days });
    case 'fixedDate':
      return Temporal.PlainDate.from(expiry.date);
    case 'months':
    case 'activity':
      return start.add({ months: expiry.months });
    case 'endOfMonth':
      return start.with({ day: start.daysInMonth });
    case 'endOfYear':
      return start.with({ month: 12, day: 31 });
  }
}

/** To when an activity at `at` keeps the points alive. Source: loyalty-domain section 10. */
export function aliveUntil(at: Instant, { months }: ActivityExpiry, zone: string): Instant {
  const last = Temporal.PlainDate.from(zonedDay(at, zone).date).add({ months });
  return startOf(last.add({ days: 1 }), zone);
}

/** When `days` of grace from `at` are over: they end with the last of them by the programme's calendar, as every term does. */
export function graceEnd(at: Instant, days: number, zone: string): Instant {
  const last = Temporal.PlainDate.from(zonedDay(at, zone).date).add({ days });
  return startOf(last.add({ days: 1 }), zone);
}

/** The last date (programme zone) on which a lot that lapses at `expiresAt` can be spent. */
export function lastSpendableDay(expiresAt: Instant, zone: string): string {
  return zonedDay(instant(expiresAt - 1), zone).date;
}
