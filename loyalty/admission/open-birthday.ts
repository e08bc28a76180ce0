/** Whether a member has something to get for their birthday today, for whoever serves them. Pure. */
import type { Instant } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { storeClock } from '../quote/clock.ts';
import { counterKey } from '../quote/counters.ts';
import type { CustomerSnapshot } from '../quote/types.ts';
import { birthdayYear, occasionWindow } from './occasion.ts';

export interface OpenBirthday {
  isToday: boolean;
  /** ISO date, the last on which the rule of the longest window still gives */
  lastDay: string;
}

/** Null outside the window of every birthday rule, and once each of them has given this year (loyalty-domain 13). */
export function openBirthday(
  { byId }: PreparedProgramme,
  customer: CustomerSnapshot,
  now: Instant,
  storeZone: string,
): OpenBirthday | null {
  const clock = storeClock(now, storeZone);
  const open = [...byId.values()].flatMap(({ id, common: { audience } }) => {
    const around = typeof audience === 'object' ? audience.birthday : undefined;
    if (around === undefined) return [];
    const year = birthdayYear({ customer, context: { now }, clock }, around);
    if (year === null || isUsed(customer, counterKey.uses(id, `y${year}`))) return [];
    return [occasionWindow(customer.birthday!.slice(-5), year, around)];
  });
  const [first] = open;
  if (first === undefined) return null;
  const lastDay = open.map(({ to }) => to).reduce((a, b) => (a > b ? a : b));
  return { isToday: first.day === clock.date, lastDay };
}

const isUsed = ({ counters = [] }: CustomerSnapshot, key: string): boolean =>
  counters.some((counter) => counter.key === key && counter.value > 0);
