import { points } from '../money/units.ts';
import { zonedDay } from '../time/zoned-day.ts';
import type { Draft } from './draft.ts';
import type { PeriodCounter } from './types.ts';

/**
 * The member's counter of the store's present day or month; one of another period, or none, counts nothing.
 * Source: loyalty-domain section 3.
 */
export function counterOf({ customer, context }: Draft, span: 'day' | 'month'): PeriodCounter {
  const today = zonedDay(context.now, context.storeZone);
  const period = span === 'day' ? today.date : today.month;
  const counter = customer?.[span];
  if (counter?.period === period) return counter;
  return { period, earned: points(0), redeemed: points(0), redemptions: 0 };
}
