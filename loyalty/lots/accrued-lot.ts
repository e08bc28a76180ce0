import type { AccrualQuote, Lot } from '../quote/types.ts';

/** The one lot a receipt's accrual makes; null when it earned nothing. */
export function accruedLot(id: string, accrual: AccrualQuote): Lot | null {
  if (accrual.total === 0 || accrual.activatesAt === null) return null;
  return { id, amount: accrual.total, activatesAt: accrual.activatesAt, expiresAt: accrual.expiresAt };
}
