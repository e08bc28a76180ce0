import { Temporal } from 'temporal-polyfill';
import type { TierWindow } from './tier-terms.ts';

/** The last ISO date that no longer counts on `today`; null = everything counts. Source: loyalty-domain section 11. */
export function lastDayOutside(today: string, window: TierWindow): string | null {
  switch (window.kind) {
    case 'rolling':
      return monthsBefore(today, window.months);
    case 'calendarYear':
      return `${String(Number(today.slice(0, 4)) - 1).padStart(4, '0')}-12-31`;
    case 'sinceJoining':
      return null;
  }
}

/** Only a memory of a pure function, emptied when full: members ask for the same days again and again. */
const REMEMBERED_MAX = 1_024;
const remembered = new Map<string, string>();

function monthsBefore(today: string, months: number): string {
  const key = `${months} ${today}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const day = Temporal.PlainDate.from(today).subtract({ months }).toString();
  remembered.set(key, day);
  return day;
}

/**
 * The last ISO date of a term that begins on `today`: the rest of this period and the next one; a rolling window is
 * its own period, so its next one. null = for good.
 */
export function lastDayOfTerm(today: string, window: TierWindow): string | null {
  const day = Temporal.PlainDate.from(today);
  switch (window.kind) {
    case 'rolling':
      return day.add({ months: window.months }).toString();
    case 'calendarYear':
      return day.add({ years: 1 }).with({ month: 12, day: 31 }).toString();
    case 'sinceJoining':
      return null;
  }
}

export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();
