import { countForAll } from '../ledger/books.ts';
import type { Books } from '../ledger/books.ts';
import { nameInviter } from './inviter-named.ts';
import { applyEvent } from './event-recorded.ts';
import { applySale } from './sale-fiscalised.ts';
import { releaseCertificate } from './certificates.ts';
import { applyReturn } from './sale-returned.ts';
import { applyCancel } from './sale-cancelled.ts';
import { releaseHold } from '../ledger/holds.ts';
import type { KnownOperation } from './operation.ts';

/** What an operation did, for its answer. */
export interface Effect {
  /** the member whose row contains it */
  customerId: string | null;
  flags: string[];
  madeDebt: boolean;
}

/**
 * Changes the books as the operation says. A fact is never refused: what is odd about it becomes a flag.
 * @throws AssertionError or RangeError for content that cannot be true; the operation is then parked
 */
export function applyOperation(books: Books, operation: KnownOperation): Effect {
  switch (operation.kind) {
    case 'saleFiscalised':
      return applySale(books, operation.opId, operation.payload);
    case 'eventRecorded':
      return applyEvent(books, operation.opId, operation.payload);
    case 'inviterNamed':
      return nameInviter(books, operation.payload);
    case 'saleReturned':
      return applyReturn(books, operation.opId, operation.payload);
    case 'saleCancelled':
      return applyCancel(books, operation.opId, operation.payload);
    case 'holdReleased': {
      const { holdId, customerId, instant: at } = operation.payload;
      const flags = releaseHold(books, { holdId, customerId, at }, operation.opId);
      return { customerId: books.members.has(customerId) ? customerId : null, flags, madeDebt: false };
    }
    case 'certificateReleased': {
      const { authorisationId, number, instant: at } = operation.payload;
      const flags = releaseCertificate(books.certificates, { authorisationId, number, at, state: 'released' });
      return { customerId: null, flags, madeDebt: false };
    }
    case 'allotmentReturned': {
      const { programmeId, key, amount } = operation.payload;
      countForAll(books, { programmeId, key, by: 0, drawn: amount });
      return { customerId: null, flags: [], madeDebt: false };
    }
    // The stored operation is the fact; nothing else depends on these yet.
    case 'shiftOpened':
    case 'shiftClosed':
    case 'cashMoved':
      return { customerId: null, flags: [], madeDebt: false };
  }
}
