import { mulDiv } from '../money/mul-div.ts';
import type { BasketLine, Quote, QuoteLine } from '../quote/types.ts';
import { shareBetween } from '../returns/share.ts';
import type { ReturnQuote } from '../returns/types.ts';
import type { SimulatedSale } from './events.ts';
import type { Sales } from './tally.ts';

/** At the list price, whatever a rule made of it. */
export const listPriceOf = ({ unitPrice, quantity }: BasketLine): number => mulDiv(unitPrice, quantity, 1000, 'halfUp');

/** What a receipt comes to. */
export function salesOf({ totals }: Quote, { lines, costs }: SimulatedSale): Sales {
  const gross = sum(lines.map(listPriceOf));
  return {
    receipts: 1,
    gross,
    discounts: gross - totals.redeemedMoney - totals.toPay,
    redeemedMoney: totals.redeemedMoney,
    paid: totals.toPay,
    goodsCost: sum(costs),
  };
}

/**
 * What a return takes from the sums of its sale, as negative numbers; all returns of a receipt together take exactly
 * what it brought.
 *
 * @param before quantities that had come back earlier
 */
export function returnedSales(
  quoted: Quote,
  { lines, costs }: SimulatedSale,
  before: Readonly<Record<number, number>>,
  { lines: returned, money }: ReturnQuote,
): Sales {
  let [gross, redeemedMoney, goodsCost] = [0, 0, 0];
  lines.forEach((line, at) => {
    const from = before[line.lineNo] ?? 0;
    const to = from + (returned[at]?.quantity ?? 0);
    const share = (total: number) => shareBetween(total, from, to, line.quantity);
    const { net, redeemedMoney: byPoints } = quoted.lines[at] as QuoteLine;
    // Each part by its own cumulative floor: the rest, which is the discounts, comes out whole at the end.
    gross += share(net) + share(byPoints) + share(listPriceOf(line) - net - byPoints);
    redeemedMoney += share(byPoints);
    goodsCost += share(costs[at]!);
  });
  return {
    receipts: 0,
    gross: 0 - gross,
    discounts: 0 - (gross - redeemedMoney - money),
    redeemedMoney: 0 - redeemedMoney,
    paid: 0 - money,
    goodsCost: 0 - goodsCost,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
