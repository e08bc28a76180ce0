/** Which goods of which sale a row of a return takes back. */
import { instant, type SimulatedReturn } from '../../../loyalty/index.ts';
import type { FoundProblem } from './receipt-book.ts';
import type { ReceiptRow } from './receipt-row.ts';
import { receiptIdOf } from './receipt-table.ts';

export interface WantedReturn extends Pick<
  ReceiptRow,
  'at' | 'returnOf' | 'store' | 'sku' | 'quantity' | 'unitPrice' | 'isTotal'
> {
  line: number;
}

/** Sales as the table has them. */
export interface SaleLines {
  texts: readonly string[];
  receipt: Int32Array;
  store: Int32Array;
  at: Float64Array;
  lines: Int32Array;
  skus: Int32Array;
  quantities: Float64Array;
}

/**
 * A return goes to the latest sale of its number before it, of the same store if the row names one. A row with nothing
 * but a total takes back all that is left; one without a sku the lines in their order.
 */
export function matchReturns(
  wanted: readonly WantedReturn[],
  sales: SaleLines,
  memberOf: (sale: number) => string | null,
): { returns: Map<number, SimulatedReturn[]>; problems: FoundProblem[] } {
  const returns = new Map<number, SimulatedReturn[]>();
  const problems: FoundProblem[] = [];
  const byReceipt = wanted.length === 0 ? new Map<string, number[]>() : salesByReceipt(sales);
  const left = new Map<number, number>();
  for (const row of wanted.toSorted((a, b) => a.at - b.at || a.line - b.line)) {
    const sale = findSale(row, byReceipt.get(row.returnOf) ?? [], sales);
    if (sale === undefined) {
      problems.push({ line: row.line, refusal: { code: 'unknownSale', column: 'return_of', value: row.returnOf } });
      continue;
    }
    const quantities = takeFrom(row, sale, sales, left);
    if (quantities === null) {
      problems.push({ line: row.line, refusal: { code: 'returnsMore', column: 'return_of', value: row.returnOf } });
      continue;
    }
    const back: SimulatedReturn = {
      kind: 'return',
      receiptId: receiptIdOf(sales, sale),
      at: instant(row.at),
      memberId: memberOf(sale),
      quantities,
    };
    returns.set(sale, [...(returns.get(sale) ?? []), back]);
  }
  return { returns, problems };
}

function salesByReceipt({ texts, receipt }: SaleLines): Map<string, number[]> {
  const found = new Map<string, number[]>();
  receipt.forEach((position, sale) => {
    const known = found.get(texts[position]!);
    if (known === undefined) found.set(texts[position]!, [sale]);
    else known.push(sale);
  });
  return found;
}

function findSale({ at, store }: WantedReturn, candidates: readonly number[], sales: SaleLines): number | undefined {
  const fits = (sale: number) =>
    sales.at[sale]! <= at && (store === '' || sales.store[sale] === -1 || sales.texts[sales.store[sale]!] === store);
  return candidates.filter(fits).sort((a, b) => sales.at[b]! - sales.at[a]!)[0];
}

/** Quantities by line number; null when the sale has not so much left. `left` goes down. */
function takeFrom(
  { sku, quantity, isTotal }: WantedReturn,
  sale: number,
  { texts, lines, skus, quantities }: SaleLines,
  left: Map<number, number>,
): Record<number, number> | null {
  const taken: Record<number, number> = {};
  const [first, end] = [lines[sale]!, lines[sale + 1]!];
  let rest = isTotal ? Infinity : quantity;
  for (let line = first; line < end && rest > 0; line++) {
    if (sku !== '' && texts[skus[line]!] !== sku) continue;
    const part = Math.min(rest, left.get(line) ?? quantities[line]!);
    if (part > 0) taken[line - first + 1] = part;
    rest -= part;
  }
  const entries = Object.entries(taken);
  if (entries.length === 0 || (!isTotal && rest > 0)) return null;
  for (const [lineNo, part] of entries) {
    const line = first + Number(lineNo) - 1;
    left.set(line, (left.get(line) ?? quantities[line]!) - part);
  }
  return taken;
}
