import type { AccrualQuote, Lot } from '../quote/types.ts';

/**
 * The lots a receipt's accrual makes, one for each pair of dates. The first carries the receipt's own id, the next
 * `<id>.2`, `<id>.3`, …; none when it earned nothing.
 */
export function accruedLots(id: string, lots: AccrualQuote['lots']): Lot[] {
  return lots.map((lot, k) => ({ id: k === 0 ? id : `${id}.${k + 1}`, ...lot }));
}
