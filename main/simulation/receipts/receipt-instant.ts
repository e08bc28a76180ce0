import { Temporal } from 'temporal-polyfill';
import { instant, startOfDate, zonedDay, type Instant } from '../../../loyalty/index.ts';

const DAY_MS = 86_400_000;
const NOON_MS = DAY_MS / 2;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/;

/** The first instants of dates: an export has thousands of rows of one day. */
const starts = new Map<string, Instant | null>();

/**
 * `2026-11-22T11:32:00Z`, or a local time of the zone: `2026-11-22 14:32`, `22.11.2026 14:32:05`, `22.11.26`. A date
 * alone is its noon. null for anything else.
 */
export function parseInstant(text: string, zone: string): Instant | null {
  if (WITH_ZONE.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : instant(at);
  }
  const iso = ISO.exec(text);
  const match = iso ?? RUSSIAN.exec(text);
  if (match === null) return null;
  const [, first, month, last, hour, minute, second] = match;
  const date = iso
    ? `${first}-${month}-${last}`
    : `${yearOf(last!)}-${month!.padStart(2, '0')}-${first!.padStart(2, '0')}`;
  const time = hour === undefined ? NOON_MS : timeOf(Number(hour), Number(minute), Number(second ?? 0));
  return time === null ? null : atLocalTime(date, time, zone);
}

const yearOf = (digits: string): string => (digits.length === 2 ? `20${digits}` : digits);

function timeOf(hour: number, minute: number, second: number): number | null {
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1_000 : null;
}

function atLocalTime(date: string, timeMs: number, zone: string): Instant | null {
  const key = `${zone} ${date}`;
  if (!starts.has(key)) starts.set(key, startOf(date, zone));
  const start = starts.get(key) ?? null;
  if (start === null) return null;
  const { from, to } = zonedDay(start, zone);
  if (to - from === DAY_MS) return instant(start + timeMs);
  // A day on which the clocks change.
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ milliseconds: timeMs });
  return instant(local.toZonedDateTime(zone).epochMilliseconds);
}

/** null for a date that no calendar has */
function startOf(date: string, zone: string): Instant | null {
  const at = new Date(`${date}T00:00:00Z`);
  const isDate = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  return isDate ? startOfDate(date, zone) : null;
}
