/** What a finished receipt tells the centre. Pure: the same plan and document always give the same bytes. */
import type { OperationPayload } from '../../contract/sync/operations.ts';
import type { QuoteClaim } from '../../contract/sync/engine-data.ts';
import { points, kopecks } from '../../loyalty/index.ts';
import type { Instant, Quote } from '../../loyalty/index.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { ReceiptPlan } from './types.ts';

export function saleFiscalisedOf(plan: ReceiptPlan, document: FiscalisedReceipt): OperationPayload<'saleFiscalised'> {
  const { fn, fd, fpd, dateTime, change } = document;
  const { cash, card } = plan.payments;
  return {
    receiptId: plan.receiptId,
    number: plan.number,
    businessDate: plan.businessDate,
    instant: plan.quote.now,
    storeZone: plan.storeZone,
    basket: { lines: [...plan.basket.lines].map(toWireLine), redeem: plan.basket.redeem },
    customer: plan.customer === null ? null : toWireCustomer(plan.customer),
    unknownCard: plan.unknownCard,
    offline: plan.offline,
    programme: plan.programme,
    claim: claimOf(plan.quote),
    holdId: plan.holdId,
    payments: { cash: kopecks(cash), card: kopecks(card), change: kopecks(change) },
    fiscal: { registerSerial: plan.counters.serial, fn, fd, fpd, dateTime, shift: plan.counters.shiftNumber },
  };
}

export function saleCancelledOf(
  plan: ReceiptPlan,
  reason: OperationPayload<'saleCancelled'>['reason'],
  instant: Instant,
): OperationPayload<'saleCancelled'> {
  const { receiptId, customer, holdId, quote } = plan;
  const customerId = customer?.customerId ?? null;
  return { receiptId, instant, reason, customerId, holdId, redeemed: quote.redemption.redeemed };
}

function toWireLine(line: ReceiptPlan['basket']['lines'][number]) {
  return { ...line, categories: [...line.categories], tags: [...line.tags] };
}

function toWireCustomer({ customerId, cardNumber, snapshot }: NonNullable<ReceiptPlan['customer']>) {
  return { customerId, cardNumber, snapshot: { ...snapshot, lots: [...snapshot.lots] } };
}

function claimOf(quote: Quote): QuoteClaim {
  const { gross, discounts, redeemedMoney, toPay } = quote.totals;
  return {
    totals: { gross, discounts, redeemedMoney, toPay },
    redeemed: points(quote.redemption.redeemed),
    accrued: quote.accrual.total,
    activatesAt: quote.accrual.activatesAt,
    expiresAt: quote.accrual.expiresAt,
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
