/** What a finished return tells the centre. Pure: the same plan and document always give the same bytes. */
import type { OperationPayload } from '../../contract/sync/operations.ts';
import { kopecks } from '../../loyalty/index.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { ReturnPlan } from './types.ts';

export function saleReturnedOf(plan: ReturnPlan, document: FiscalisedReceipt): OperationPayload<'saleReturned'> {
  const { fn, fd, fpd, dateTime } = document;
  const { money, pointsBack, pointsTaken, tenders, certificates, changes, isWhole } = plan.quote;
  return {
    receiptId: plan.receiptId,
    number: plan.number,
    businessDate: plan.businessDate,
    instant: plan.plannedAt,
    storeZone: plan.storeZone,
    saleId: plan.of.receiptId,
    soldAt: plan.of.soldAt,
    customerId: plan.customerId,
    unknownCard: plan.unknownCard,
    unusedAt: plan.unusedAt,
    lines: plan.quote.lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ lineNo, quantity, money: sum }) => ({ lineNo, quantity, money: sum })),
    claim: { money, tenders, certificates: [...certificates], pointsBack, pointsTaken, changes: [...changes], isWhole },
    payments: { cash: kopecks(plan.payments.cash), card: kopecks(plan.payments.card) },
    fiscal: { registerSerial: plan.counters.serial, fn, fd, fpd, dateTime, shift: plan.counters.shiftNumber },
  };
}
