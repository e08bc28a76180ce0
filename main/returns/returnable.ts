import type { ReceiptPlan, ReturnPlan, StoredReceipt } from '../store/types.ts';
import type { Quantities } from '../../loyalty/index.ts';
import type { FiscalLine } from '../../native/fiscal/port.ts';

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

/** How a line stands on the receipt: the engine may have split it, never to nothing. */
export function printedOf({ quote, fiscal }: ReceiptPlan, lineNo: number): readonly FiscalLine[] {
  const at = quote.lines.findIndex((line) => line.lineNo === lineNo);
  const first = quote.lines.slice(0, at).reduce((count, { printed }) => count + printed.length, 0);
  return fiscal.lines.slice(first, first + (quote.lines[at]?.printed.length ?? 0));
}

/** Thousandths of a line that can still come back. */
export function leftOf({ sale, before }: Returnable, lineNo: number): number {
  const line = sale.plan.sold.lines.find((one) => one.lineNo === lineNo);
  return line === undefined ? 0 : line.quantity - (before[lineNo] ?? 0);
}

export const isEmpty = (found: Returnable): boolean =>
  found.sale.plan.sold.lines.every(({ lineNo }) => leftOf(found, lineNo) === 0);
