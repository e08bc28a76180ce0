import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { StoredCustomer } from './types.ts';

interface FreshRow {
  rev: number;
  record: CustomerRecord;
  asOf: Instant;
}

/**
 * Rows the centre has just given, until the writer's thread has them on disk: the till sees them at once and its own
 * thread never waits for the writer's lock.
 */
export class RefreshedCustomers {
  readonly #rows = new Map<string, FreshRow>();

  put(rev: number, record: CustomerRecord, asOf: Instant): void {
    const known = this.#rows.get(record.customerId);
    if (known === undefined || known.rev <= rev) this.#rows.set(record.customerId, { rev, record, asOf });
  }

  /** The writer has this row, or a newer one, on disk. */
  settle(customerId: string, rev: number): void {
    if ((this.#rows.get(customerId)?.rev ?? Infinity) <= rev) this.#rows.delete(customerId);
  }

  /** The newer of the copy's row and a fresh one. */
  newest(stored: StoredCustomer | undefined, customerId: string): StoredCustomer | undefined {
    const fresh = this.#rows.get(customerId);
    return fresh === undefined || (stored !== undefined && stored.rev > fresh.rev) ? stored : toStored(fresh);
  }

  findByCard(number: string): StoredCustomer | undefined {
    return this.#find((record) => record.cards.some((card) => card.number === number))[0];
  }

  findByPhone(phone: string): StoredCustomer[] {
    return this.#find((record) => record.phone === phone);
  }

  findByPhoneEnd(lastFour: string): StoredCustomer[] {
    return this.#find((record) => record.phone?.slice(-4) === lastFour);
  }

  #find(matches: (record: CustomerRecord) => boolean): StoredCustomer[] {
    return [...this.#rows.values()].filter(({ record }) => matches(record)).map(toStored);
  }
}

function toStored({ rev, record, asOf }: FreshRow): StoredCustomer {
  const { name, phone, email, birthday, ...open } = record;
  return { customerId: record.customerId, rev, asOf, record: open, personal: () => ({ name, phone, email, birthday }) };
}
