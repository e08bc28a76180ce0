import type { BasketLine, PrintedLine } from '../quote/types.ts';
import { mulDiv } from './mul-div.ts';
import { kopecks, quantity } from './units.ts';

/** One piece or one kilogram in thousandths. */
const ONE = 1000;

/**
 * The lines of the fiscal receipt for one line of the basket: price × quantity / 1000, rounded half up, is the sum of
 * each, and the sums add up to `net`. No price is above the shelf price if `net` is not above the line's gross and a
 * kilogram costs more kopecks than the line has kilograms (found by search: 20.736 kg at 0.18 is the kind that fails).
 * Source: loyalty-domain section 6.
 *
 * @param net kopecks, ≥ 0
 */
export function splitLine(line: BasketLine, net: number): PrintedLine[] {
  const isPieces = line.soldBy === 'piece' && line.quantity % ONE === 0;
  if (line.marked === true && isPieces) return splitMarked(line, net);
  if (priced(line.unitPrice, line.quantity) === net) return [printed(line.lineNo, line.quantity, line.unitPrice)];
  return isPieces ? splitPieces(line, net) : splitWeighed(line, net);
}

function priced(price: number, amount: number): number {
  return mulDiv(price, amount, ONE, 'halfUp');
}

function printed(lineNo: number, amount: number, price: number): PrintedLine {
  return { lineNo, quantity: quantity(amount), price: kopecks(price), sum: kopecks(priced(price, amount)) };
}

/** Cumulative-floor shares of the units take two neighbouring values; equal prices are one line, cheaper first. */
function splitPieces(line: BasketLine, net: number): PrintedLine[] {
  const units = mulDiv(line.quantity, 1, ONE, 'floor');
  const cheaper = mulDiv(net, 1, units, 'floor');
  const dearerUnits = net - cheaper * units;
  const lines = [printed(line.lineNo, (units - dearerUnits) * ONE, cheaper)];
  if (dearerUnits > 0) lines.push(printed(line.lineNo, dearerUnits * ONE, cheaper + 1));
  return lines;
}

/** Marked goods carry one code a line (Честный знак), so units of equal price stay apart. */
function splitMarked(line: BasketLine, net: number): PrintedLine[] {
  return splitPieces(line, net).flatMap((group) =>
    Array.from({ length: mulDiv(group.quantity, 1, ONE, 'floor') }, () => printed(line.lineNo, ONE, group.price)),
  );
}

function splitWeighed(line: BasketLine, net: number): PrintedLine[] {
  const nearest = mulDiv(net, ONE, line.quantity, 'halfUp');
  if (priced(nearest, line.quantity) === net) return [printed(line.lineNo, line.quantity, nearest)];
  const body = line.quantity - ONE;
  const dearer = mulDiv(net, ONE, line.quantity, 'ceil');
  const price = priced(dearer, body) <= net ? dearer : mulDiv(net, ONE, line.quantity, 'floor');
  return [printed(line.lineNo, body, price), printed(line.lineNo, ONE, net - priced(price, body))];
}
