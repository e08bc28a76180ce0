/** Receipts put aside before payment: one customer has gone for something, the next is served. Source: ui section 4.2. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { PutAsideView } from '../../contract/till/views.ts';
import type { Directory, Ledger } from '../store/types.ts';
import type { Customers } from './customers.ts';
import type { AttachedCustomer, Draft } from './draft.ts';
import { withoutCustomer } from './edit-draft.ts';
import { nameAndInitial } from './format.ts';
import type { Clock } from './ports.ts';
import { countPieces } from './sale-view.ts';
import type { Sale } from './sale.ts';

export interface PutAside {
  /** newest first */
  views(): PutAsideView[];
  /** @throws TillError NOT_NOW, PAYMENT_IN_PROGRESS where no goods are on the screen */
  putAside(): void;
  /**
   * On the screen again as it was, priced anew. @throws TillError NOT_NOW while another receipt is on it, KEY_LOST for
   * one that nobody can read any more, which is then gone
   */
  takeBack(id: string): void;
}

export interface PutAsideParts {
  directory: Directory;
  ledger: Ledger;
  sale: Sale;
  customers: Pick<Customers, 'refreshAttached'>;
  clock: Clock;
  newId: () => OperationId;
  onChange: () => void;
}

/** The member is read from the copy again: their balance goes on while the receipt waits. */
type KeptDraft = Omit<Draft, 'customer'> & {
  customer: (Pick<AttachedCustomer, 'identifiedBy' | 'cardNumber'> & { customerId: string }) | null;
};

export function createPutAside(parts: PutAsideParts): PutAside {
  const { directory, ledger, sale, clock } = parts;

  return {
    views: () =>
      ledger.putAsideReceipts().map(({ customerId, ...receipt }) => ({ ...receipt, customer: nameOf(customerId) })),
    putAside() {
      const { phase, draft } = sale.state();
      if (phase !== 'selling') throw new TillError(phase === 'fiscalising' ? 'PAYMENT_IN_PROGRESS' : 'NOT_NOW');
      const at = clock.now();
      const receipt = {
        id: parts.newId(),
        at,
        pieces: countPieces(draft.lines),
        toPay: sale.priced().quote.totals.toPay,
        customerId: draft.customer?.stored.customerId ?? null,
      };
      ledger.putAside(receipt, JSON.stringify(toKept(draft)));
      sale.apply({ type: 'receiptPutAside', at });
      parts.onChange();
    },
    takeBack(id) {
      // It leaves the disk once it is on the screen: a failure in between leaves it in both places, never in neither.
      sale.apply({ type: 'receiptTakenBack', draft: read(id), at: clock.now() });
      ledger.removePutAside(id);
      parts.onChange();
      parts.customers.refreshAttached();
    },
  };

  function read(id: string): Draft {
    try {
      return toDraft(JSON.parse(ledger.openPutAside(id)) as KeptDraft);
    } catch (error) {
      if (error instanceof TillError && error.code === 'KEY_LOST') {
        ledger.removePutAside(id);
        parts.onChange();
      }
      throw error;
    }
  }

  function toDraft({ customer, ...rest }: KeptDraft): Draft {
    if (customer === null) return { ...rest, customer };
    const stored = directory.findCustomer(customer.customerId);
    if (stored === undefined) return withoutCustomer({ ...rest, customer: null });
    const { identifiedBy, cardNumber } = customer;
    return { ...rest, customer: { stored, identifiedBy, cardNumber, isFresh: false } };
  }

  function nameOf(customerId: string | null): string | null {
    const stored = customerId === null ? undefined : directory.findCustomer(customerId);
    return stored === undefined ? null : nameAndInitial(stored.personal().name);
  }
}

/** What belongs to the moment does not wait with it. */
function toKept({ customer, ...draft }: Draft): KeptDraft {
  const kept =
    customer === null
      ? null
      : {
          customerId: customer.stored.customerId,
          identifiedBy: customer.identifiedBy,
          cardNumber: customer.cardNumber,
        };
  return { ...draft, customer: kept, removed: null, askedCertificate: null, awaitedPhone: null, paidWith: null };
}
