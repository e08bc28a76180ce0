/** Birthdays and anniversaries: a window around a day of the year. Source: loyalty-domain section 13. */
import { Temporal } from 'temporal-polyfill';
import { mulDiv } from '../money/mul-div.ts';
import type { Draft } from '../quote/draft.ts';
import { DAY_MS } from '../time/zoned-day.ts';

/** Days before and after the day itself. */
export interface Around {
  before: number;
  after: number;
  /** When 29 February is kept in other years; 28 February by default. */
  leapDay?: 'february28' | 'march1' | undefined;
}

/** A birthday entered or changed later than this does not count yet. */
const BIRTHDAY_SETTLES_MS = 30 * DAY_MS;

/** Who stands at the till, and when. */
type Visit = Pick<Draft, 'customer' | 'clock'> & { context: Pick<Draft['context'], 'now'> };

/** The year of the birthday whose window today lies in, or null. The year is the key of the single use. */
export function birthdayYear({ customer, context, clock }: Visit, around: Around): number | null {
  const { birthday = null, birthdaySetAt = null } = customer ?? {};
  if (birthday === null) return null;
  if (birthdaySetAt !== null && context.now - birthdaySetAt < BIRTHDAY_SETTLES_MS) return null;
  return occasionYear(birthday.slice(-5), clock.date, around);
}

/** The same around the day of joining, from the first anniversary on. */
export function anniversaryYear({ customer, clock }: Draft, around: Around): number | null {
  const joinedOn = customer?.joinedOn ?? null;
  if (joinedOn === null) return null;
  const year = occasionYear(joinedOn.slice(-5), clock.date, around);
  return year !== null && year > Number(joinedOn.slice(0, 4)) ? year : null;
}

/**
 * @param monthDay `02-29`
 * @param today ISO date
 */
export function occasionYear(monthDay: string, today: string, { before, after, leapDay }: Around): number | null {
  const day = dayNumber(today);
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
    const occasion = dayNumber(dateIn(year, monthDay, leapDay));
    if (occasion - before <= day && day <= occasion + after) return year;
  }
  return null;
}

/** ISO dates: the day itself as it is kept in that year, and the last day of its window. */
export function occasionWindow(
  monthDay: string,
  year: number,
  { after, leapDay }: Around,
): { day: string; to: string } {
  const day = dateIn(year, monthDay, leapDay);
  return { day, to: Temporal.PlainDate.from(day).add({ days: after }).toString() };
}

function dateIn(year: number, monthDay: string, leapDay: Around['leapDay'] = 'february28'): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const keptOn = leapDay === 'march1' ? '03-01' : '02-28';
  const date = monthDay === '02-29' && !isLeap ? keptOn : monthDay;
  return `${String(year).padStart(4, '0')}-${date}`;
}

/** Days since 1970 of a date after it. */
const dayNumber = (date: string): number => mulDiv(Math.max(0, Date.parse(date)), 1, DAY_MS, 'floor');
