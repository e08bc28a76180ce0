import { Temporal } from 'temporal-polyfill';
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';

/** A calendar day of a zone; 23 to 25 hours long where the zone says so. */
export interface ZonedDay {
  /** ISO date, `2026-11-22`. */
  date: string;
  /** `2026-11` */
  month: string;
  /** 1 = Monday */
  weekday: number;
  /** The day is the half-open interval [from, to). */
  from: Instant;
  to: Instant;
}

export const DAY_MS = 86_400_000;

/**
 * A conversion costs about 30 µs, half a quote, and receipts of one day ask for the same day again and again.
 * Only a memory of a pure function: emptied when full, no answer depends on it.
 */
const REMEMBERED_MAX = 512;
const remembered = new Map<string, ZonedDay[]>();
/** The last answer: one receipt asks for the same day several times over. */
let latest: { zone: string; day: ZonedDay } | null = null;

/**
 * The day of `at` in an IANA zone.
 * @throws RangeError for an unknown zone
 */
export function zonedDay(at: Instant, zone: string): ZonedDay {
  if (latest !== null && latest.zone === zone && isWithin(latest.day, at)) return latest.day;
  const day = rememberedDay(at, zone);
  latest = { zone, day };
  return day;
}

const isWithin = (day: ZonedDay, at: Instant): boolean => day.from <= at && at < day.to;

function rememberedDay(at: Instant, zone: string): ZonedDay {
  const key = `${zone} ${at - (((at % DAY_MS) + DAY_MS) % DAY_MS)}`;
  const known = remembered.get(key);
  const hit = known?.find((day) => isWithin(day, at));
  if (hit !== undefined) return hit;
  const day = computeDay(at, zone);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, [...(known ?? []), day]);
  return day;
}

function computeDay(at: Instant, zone: string): ZonedDay {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return {
    date: date.toString(),
    month: date.toPlainYearMonth().toString(),
    weekday: date.dayOfWeek,
    from: startOf(date, zone),
    to: startOf(date.add({ days: 1 }), zone),
  };
}

/** The first day of the month after the one of `at`. */
export function nextMonthOf(at: Instant, zone: string): ZonedDay {
  const first = Temporal.PlainYearMonth.from(zonedDay(at, zone).month).add({ months: 1 }).toPlainDate({ day: 1 });
  return zonedDay(startOf(first, zone), zone);
}

/** The first instant of a date in a zone. */
export function startOf(date: Temporal.PlainDate, zone: string): Instant {
  return instant(date.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}

/** The first instant of an ISO date in a zone. */
export function startOfDate(date: string, zone: string): Instant {
  return startOf(Temporal.PlainDate.from(date), zone);
}

/** Is it an IANA zone this runtime knows? */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
