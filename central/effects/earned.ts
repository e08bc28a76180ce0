/** What a sale has earned, by the till's figures or by ours. */
import { kopecks, quoteReturn, returnTermsOf, soldReceipt } from '../../loyalty/index.ts';
import type { AccruedLot, Points, PreparedProgramme, Quantities } from '../../loyalty/index.ts';
import type { SaleReturned, SaleFiscalised } from '../../contract/sync/operations.ts';
import { quoteForUnknownCard } from './recompute.ts';

/** Of a card the till did not know the figures are ours: its quote was made without a customer. */
export function earnedBy(sale: SaleFiscalised, programme: PreparedProgramme | undefined): readonly AccruedLot[] {
  return isOurs(sale) && programme !== undefined ? quoteForUnknownCard(programme, sale).accrual.lots : sale.claim.lots;
}

/** What a return takes back of it; of a card the till did not know it claims nothing. */
export function takenBy(
  { claim }: SaleReturned,
  sale: SaleFiscalised | undefined,
  programme: PreparedProgramme | undefined,
  { before, now }: { before: Quantities; now: Quantities },
): Points {
  if (sale === undefined || programme === undefined || !isOurs(sale)) return claim.pointsTaken;
  const answer = quoteForUnknownCard(programme, sale);
  const { toPay: cash } = answer.totals;
  const sold = soldReceipt(answer, {
    receiptId: sale.receiptId,
    redeemedFrom: [],
    terms: returnTermsOf(programme.programme),
    tenders: { certificate: kopecks(0), card: kopecks(0), cash },
  });
  return quoteReturn(sold, before, now).pointsTaken;
}

const isOurs = ({ claim, unknownCard }: SaleFiscalised): boolean => claim.accrued === 0 && unknownCard !== null;
