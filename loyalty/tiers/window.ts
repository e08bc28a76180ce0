import { Temporal } from 'temporal-polyfill';
import type { TierWindow } from './tier-terms.ts';

/** The last ISO date that no longer counts on `today`; null = everything counts. Source: loyalty-domain section 11. */
export function lastDayOutside(today: string, window: TierWindow): string | null {
  const day = Temporal.PlainDate.from(today);
  switch (window.kind) {
    case 'rolling':
      return day.subtract({ months: window.months }).toString();
    case 'calendarYear':
      return day.with({ month: 1, day: 1 }).subtract({ days: 1 }).toString();
    case 'sinceJoining':
      return null;
  }
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
