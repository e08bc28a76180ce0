import { burn, kopecks, pointsOf, returnTermsOf, soldReceipt } from '../../loyalty/index.ts';
import type { CertificatePart, CustomerSnapshot, Lot, Programme, Quote, SoldReceipt } from '../../loyalty/index.ts';

export interface SoldFacts {
  receiptId: string;
  /** the version it was sold under */
  programme: Programme;
  quote: Quote;
  snapshot: CustomerSnapshot | null;
  /** kopecks; change is given from the cash */
  payments: { card: number; certificates: readonly CertificatePart[] };
}

/** What a sale stores for its returns. Which lots it burned is this till's own view; the centre keeps its own. */
export function soldWith({ receiptId, programme, quote, snapshot, payments }: SoldFacts): SoldReceipt {
  const { toPay } = quote.totals;
  const card = kopecks(payments.card);
  const certificates = payments.certificates.map(({ number, amount }) => ({ number, amount }));
  const certificate = kopecks(certificates.reduce((sum, { amount }) => sum + amount, 0));
  const tenders = { certificate, card, cash: kopecks(toPay - card - certificate) };
  return soldReceipt(quote, {
    receiptId,
    redeemedFrom: burnedLots(quote, snapshot),
    terms: returnTermsOf(programme),
    tenders,
    certificates,
  });
}

function burnedLots(quote: Quote, snapshot: CustomerSnapshot | null): Lot[] {
  if (snapshot === null) return [];
  const { parts } = burn(snapshot.lots, pointsOf(quote), quote.now);
  return parts.map(({ lotId, amount }) => ({ ...snapshot.lots.find(({ id }) => id === lotId)!, amount }));
}
