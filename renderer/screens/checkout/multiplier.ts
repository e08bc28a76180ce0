/** «3*» typed, then a scan: the scan goes to the till by itself, so the quantity follows once its line is there. */
import type { LineView, SaleView } from '../../../contract/till/views.ts';

const ONE_PIECE = 1000;

/**
 * @param pieces thousandths that were typed before the scan
 * @returns the line the scan has just changed and the quantity it should have, or null where it changed none
 */
export function quantityAfterScan(
  before: readonly LineView[],
  sale: SaleView,
  pieces: number,
): { lineNo: number; quantity: number } | null {
  const line = sale.lines.find((each) => each.lineNo === sale.lastLineNo);
  if (!line || line.soldBy === 'weight') return null;
  const had = before.find((each) => each.lineNo === line.lineNo)?.quantity ?? 0;
  if (line.quantity !== had + ONE_PIECE || pieces === ONE_PIECE) return null;
  return { lineNo: line.lineNo, quantity: had + pieces };
}
