/** What a receipt does to the till's books at its plan and at its end. Each is called inside the transaction of its step. */
import type { OperationPayload } from '../../contract/sync/operations.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { returnTransfers, transferOf } from './receipt-transfers.ts';
import { saleReturnedOf } from './return-operation.ts';
import { saleCancelledOf, saleFiscalisedOf } from './sale-operation.ts';
import type { SetAside } from './set-aside.ts';
import type { PlannedReceipt, QueuedOperation, ReceiptPlan, ReturnPlan } from './types.ts';

/** T1 of a sale: the intent, the marked units, the hold or the use of the risk quotas, what it counts in programme-wide counters. */
export function planSale(parts: LedgerParts, setAside: SetAside, plan: ReceiptPlan): void {
  const { receipts, soldMarks, quotas, postings, counterUses } = parts;
  const { customer, holdId, programme } = plan;
  const { redeemed } = plan.quote.redemption;
  setAside.releaseStrays(plan);
  receipts.plan(plan);
  soldMarks.sell(plan.receiptId, plan.fiscal);
  setAside.tieTo(plan);
  if (programme !== null) counterUses.plan(plan.receiptId, programme.id, plan.quote.changes);
  if (customer === null || redeemed === 0) return;
  if (holdId === null) quotas.use(plan.receiptId, customer.customerId, redeemed);
  postings.post(transferOf(plan, 'authorise', plan.plannedAt));
}

/** T2 of a receipt with a document: its operation, its journals, the end of what was set aside for it. */
export function endReceipt(parts: LedgerParts, plan: PlannedReceipt, fiscal: FiscalisedReceipt): QueuedOperation {
  return plan.kind === 'sale' ? endSale(parts, plan, fiscal) : endReturn(parts, plan, fiscal);
}

function endSale(parts: LedgerParts, plan: ReceiptPlan, fiscal: FiscalisedReceipt): QueuedOperation {
  const { holds, certificates, quotas, counterUses, postings, effects, operations } = parts;
  const appended = operations.append('saleFiscalised', saleFiscalisedOf(plan, fiscal), plan.quote.now);
  for (const { authorisationId } of plan.payments.certificates) {
    certificates.end(authorisationId, 'captured', appended.seq);
  }
  counterUses.keep(plan.receiptId, appended.seq);
  if (plan.customer === null) return appended;
  postings.post(transferOf(plan, 'capture', plan.quote.now));
  postings.post(transferOf(plan, 'earn', plan.quote.now));
  effects.add(appended.seq, plan);
  if (plan.holdId !== null) holds.end(plan.holdId, 'captured', appended.seq);
  else quotas.keep(plan.receiptId, appended.seq);
  return appended;
}

function endReturn(
  { soldMarks, counterUses, postings, effects, operations }: LedgerParts,
  plan: ReturnPlan,
  fiscal: FiscalisedReceipt,
): QueuedOperation {
  const appended = operations.append('saleReturned', saleReturnedOf(plan, fiscal), plan.plannedAt);
  soldMarks.takeBack(plan.fiscal);
  counterUses.plan(plan.receiptId, plan.of.programmeId, plan.quote.changes);
  counterUses.keep(plan.receiptId, appended.seq);
  if (plan.customerId === null) return appended;
  for (const transfer of returnTransfers(plan, plan.customerId)) postings.post(transfer);
  effects.addReturn(appended.seq, plan);
  return appended;
}

/**
 * T2 of a receipt without a document: hold released or quota given back. Nothing is set aside for a return.
 * @returns the seq of its operation; null where there was nothing to tell
 */
export function cancelPlan(
  parts: LedgerParts,
  plan: PlannedReceipt,
  reason: OperationPayload<'saleCancelled'>['reason'],
  at: Instant,
): number | null {
  const { soldMarks, holds, certificates, quotas, counterUses, postings, operations } = parts;
  if (plan.kind === 'saleReturn') return null;
  soldMarks.giveBack(plan.receiptId);
  counterUses.giveBack(plan.receiptId);
  const used = plan.payments.certificates;
  if (plan.holdId === null && plan.quote.redemption.redeemed === 0 && used.length === 0) return null;
  const { seq } = operations.append('saleCancelled', saleCancelledOf(plan, reason, at), at);
  for (const { authorisationId } of used) certificates.end(authorisationId, 'released', seq);
  postings.post(transferOf(plan, 'release', at));
  if (plan.holdId !== null) holds.end(plan.holdId, 'released', seq);
  else quotas.giveBack(plan.receiptId, seq);
  return seq;
}
