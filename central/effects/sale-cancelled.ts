import type { OperationPayload } from '../../contract/sync/operations.ts';
import type { Books } from '../ledger/books.ts';
import { releaseHold } from '../ledger/holds.ts';
import { releaseCertificate } from './certificates.ts';
import type { Effect } from './apply.ts';

/** Nothing was sold: whatever had been set aside for the receipt is free again, nothing is posted. */
export function applyCancel(books: Books, opId: string, cancel: OperationPayload<'saleCancelled'>): Effect {
  const { receiptId, customerId, holdId, instant: at } = cancel;
  const known = customerId !== null && books.members.has(customerId) ? customerId : null;
  if (books.receipts.has(receiptId)) return { customerId: known, flags: ['receiptKnown'], madeDebt: false };
  books.receipts.set(receiptId, 'cancelled');
  books.newReceipts.push({
    receiptId,
    endState: 'cancelled',
    opId,
    customerId,
    businessDate: null,
    paid: 0,
    redeemed: 0,
    accrued: 0,
    returned: null,
  });
  const flags = [
    ...(holdId === null ? [] : releaseHold(books, { holdId, customerId, at }, opId)),
    ...cancel.certificates.flatMap((held) =>
      releaseCertificate(books.certificates, { ...held, at, state: 'released' }),
    ),
  ];
  return { customerId: known, flags, madeDebt: false };
}
