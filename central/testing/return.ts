/** Whole returns as a till would claim them. */
import { randomUUID } from 'node:crypto';
import { saleReturned } from '../../contract/sync/operations.ts';
import type { SaleFiscalised, SaleReturned } from '../../contract/sync/operations.ts';
import { kopecks, prepareProgramme, quoteReturn, returnTermsOf, soldReceipt } from '../../loyalty/index.ts';
import type { Instant, Programme } from '../../loyalty/index.ts';
import { recompute } from '../effects/recompute.ts';
import { sha256 } from '../programmes/shelf.ts';

/** Everything of a sale for cash and certificates comes back, for which no points were redeemed. */
export function returnOf(
  programme: Programme,
  sale: SaleFiscalised,
  at: Instant,
  unusedAt: Instant | null = null,
): SaleReturned {
  const answer = recompute(prepareProgramme(programme, sha256), sale, null);
  const { receiptId: saleId, number, businessDate, storeZone, customer, unknownCard, fiscal } = sale;
  const certificates = sale.payments.certificates.map(({ number: one, amount }) => ({ number: one, amount }));
  const certificate = kopecks(certificates.reduce((sum, { amount }) => sum + amount, 0));
  const tenders = { certificate, card: kopecks(0), cash: kopecks(answer.totals.toPay - certificate) };
  const receipt = soldReceipt(answer, {
    receiptId: saleId,
    redeemedFrom: [],
    terms: returnTermsOf(programme),
    tenders,
    certificates,
  });
  const all = Object.fromEntries(sale.basket.lines.map(({ lineNo, quantity }) => [lineNo, quantity]));
  const { money, pointsBack, pointsTaken, changes, isWhole, ...back } = quoteReturn(receipt, {}, all, unusedAt);
  return saleReturned.parse({
    ...{ receiptId: randomUUID(), number, businessDate, instant: at, storeZone, saleId, unknownCard, fiscal, unusedAt },
    soldAt: sale.instant,
    customerId: customer?.customerId ?? null,
    lines: back.lines.map((line) => ({ lineNo: line.lineNo, quantity: line.quantity, money: line.money })),
    claim: { money, tenders: back.tenders, certificates: back.certificates, pointsBack, pointsTaken, changes, isWhole },
    payments: { cash: back.tenders.cash, card: 0 },
  });
}
