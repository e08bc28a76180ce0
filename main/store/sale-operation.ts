/** What a finished receipt tells the centre. Pure: the same plan and document always give the same bytes. */
import type { OperationPayload } from '../../contract/sync/operations.ts';
import type { QuoteClaim } from '../../contract/sync/engine-data.ts';
import { points, kopecks } from '../../loyalty/index.ts';
import type { Instant, Quote } from '../../loyalty/index.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { ReceiptPlan } from './types.ts';

export function saleFiscalisedOf(plan: ReceiptPlan, document: FiscalisedReceipt): OperationPayload<'saleFiscalised'> {
  const { fn, fd, fpd, dateTime, change } = document;
  const { cash, card, certificates } = plan.payments;
  return {
    receiptId: plan.receiptId,
    number: plan.number,
    businessDate: plan.businessDate,
    instant: plan.quote.now,
    storeZone: plan.storeZone,
    basket: plan.basket,
    customer: plan.customer,
    unknownCard: plan.unknownCard,
    offline: plan.offline,
    context: plan.context,
    programme: plan.programme,
    claim: claimOf(plan.quote),
    holdId: plan.holdId,
    payments: {
      cash: kopecks(cash),
      card: kopecks(card),
      change: kopecks(change),
      certificates: certificates.map(({ number, authorisationId, amount, lost }) => ({
        number,
        authorisationId,
        amount,
        lost,
      })),
    },
    certificatesSold: [...plan.certificatesSold],
    fiscal: { registerSerial: plan.counters.serial, fn, fd, fpd, dateTime, shift: plan.counters.shiftNumber },
  };
}

export function saleCancelledOf(
  plan: ReceiptPlan,
  reason: OperationPayload<'saleCancelled'>['reason'],
  instant: Instant,
): OperationPayload<'saleCancelled'> {
  const { receiptId, customer, holdId, quote, payments } = plan;
  const customerId = customer?.customerId ?? null;
  const certificates = payments.certificates.map(({ number, authorisationId }) => ({ number, authorisationId }));
  return { receiptId, instant, reason, customerId, holdId, redeemed: quote.redemption.redeemed, certificates };
}

function claimOf(quote: Quote): QuoteClaim {
  const { gross, discounts, redeemedMoney, toPay } = quote.totals;
  return {
    totals: { gross, discounts, redeemedMoney, toPay },
    redeemed: points(quote.redemption.redeemed),
    accrued: quote.accrual.total,
    lots: quote.accrual.lots,
    changes: quote.changes,
    lines: quote.lines.map((line) => ({
      lineNo: line.lineNo,
      net: line.net,
      discount: kopecks(line.discounts.reduce((sum, { amount }) => sum + amount, 0)),
      redeemedMoney: line.redeemedMoney,
      redeemedPoints: line.redeemedPoints,
      accrued: line.accrued,
    })),
  };
}
