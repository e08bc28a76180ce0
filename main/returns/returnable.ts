import type { ReceiptPlan, ReturnPlan, StoredReceipt } from '../store/types.ts';
import type { Quantities } from '../../loyalty/index.ts';

/** A sale of this till with what has come back of it so far. */
export interface Returnable {
  sale: StoredReceipt<ReceiptPlan>;
  returned: readonly StoredReceipt<ReturnPlan>[];
  /** thousandths by line number, returned so far */
  before: Quantities;
}

export function returnable(
  sale: StoredReceipt<ReceiptPlan>,
  returned: readonly StoredReceipt<ReturnPlan>[],
): Returnable {
  const before: Record<number, number> = {};
  for (const { plan } of returned)
    for (const { lineNo, quantity } of plan.quote.lines) before[lineNo] = (before[lineNo] ?? 0) + quantity;
  return { sale, returned, before };
}

/** Thousandths of a line that can still come back. */
export function leftOf({ sale, before }: Returnable, lineNo: number): number {
  const line = sale.plan.sold.lines.find((one) => one.lineNo === lineNo);
  return line === undefined ? 0 : line.quantity - (before[lineNo] ?? 0);
}

export const isEmpty = (found: Returnable): boolean =>
  found.sale.plan.sold.lines.every(({ lineNo }) => leftOf(found, lineNo) === 0);
