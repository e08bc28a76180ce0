import { points } from '../money/units.ts';
import type { Lot, Quote } from '../quote/types.ts';
import type { SoldReceipt } from './types.ts';

interface Sale extends Pick<SoldReceipt, 'terms'> {
  receiptId: string;
  /** Burned for this receipt: `pointsOf(quote)` in all. */
  redeemedFrom: readonly Lot[];
  tenders: SoldReceipt['tenders'];
  /** None by default. */
  certificates?: SoldReceipt['certificates'];
}

/** What a receipt keeps for its returns, out of the quote it was sold with. Source: loyalty-domain section 12. */
export function soldReceipt(quote: Quote, sale: Sale): SoldReceipt {
  return {
    certificates: [],
    ...sale,
    lines: quote.lines.map(({ lineNo, net, redeemedPoints, printed }, i) => ({
      lineNo,
      net,
      quantity: printed.reduce((sum, part) => sum + part.quantity, 0) as (typeof printed)[number]['quantity'],
      redeemedPoints: points(redeemedPoints + takenFor(quote, i)),
    })),
    rules: quote.accrual.rules.map(({ ruleId, shares, clawback, qualifiedBy = null }) => ({
      ruleId,
      shares,
      clawback,
      qualifiedBy,
    })),
    changes: quote.changes,
  };
}

/** Points that leave the account for good with the receipt: redeemed, and what its goods were taken for. */
export function pointsOf(quote: Quote) {
  return points(quote.redemption.redeemed + quote.lines.reduce((sum, _, i) => sum + takenFor(quote, i), 0));
}

const takenFor = ({ changes }: Quote, line: number): number =>
  changes.reduce((sum, change) => sum + (change.kind === 'pointsSpent' ? (change.shares?.[line] ?? 0) : 0), 0);
