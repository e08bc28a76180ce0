/** What a member paid, by the store's months: rules ask for the whole month before. Source: loyalty-domain section 9. */
import { kopecks } from '../money/units.ts';
import type { Kopecks } from '../money/units.ts';
import type { CustomerSnapshot } from '../quote/types.ts';

export interface MonthSpend {
  /** store month, `2026-11` */
  period: string;
  /** money paid in it, net of the returns of its receipts */
  spent: Kopecks;
}

/** A till that was cut off brings receipts of a month or two ago; no rule asks for older ones. */
const MONTHS_KEPT = 4;

/** @param amount kopecks, negative for a return; a month never goes below 0 */
export function addToMonth(months: readonly MonthSpend[], period: string, amount: number): MonthSpend[] {
  const spent = kopecks(Math.max(0, spentIn(months, period) + amount));
  return [...months.filter((month) => month.period !== period), { period, spent }]
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .slice(-MONTHS_KEPT);
}

/** The latest month before this one; the engine looks whether it is the one right before. */
export function lastMonthOf(months: readonly MonthSpend[], period: string): CustomerSnapshot['lastMonth'] {
  return months.filter((month) => month.period < period).at(-1);
}

const spentIn = (months: readonly MonthSpend[], period: string): number =>
  months.find((month) => month.period === period)?.spent ?? 0;
