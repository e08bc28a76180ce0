import { join } from 'node:path';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import { nextDirectoryName, openDirectoryReader, removeDirectoryFile } from './directory-file.ts';
import { createDirectoryReader } from './directory-reader.ts';
import type { CopyPosition, DirectoryReader } from './directory-reader.ts';
import type { PageTaken } from './directory-messages.ts';
import type { DirectoryWriter } from './directory-writer.ts';
import type { PersonalData } from './personal-data.ts';
import { openDatabase } from './sqlite.ts';
import { mappingStorageErrors } from './storage-errors.ts';
import { RefreshedCustomers } from './refreshed-customers.ts';
import type { Directory, StoredCustomer } from './types.ts';

/** The directory together with its loading side, which the sync client uses. */
interface DirectoryCopy extends Directory {
  /** where the copy in use stands */
  position(): CopyPosition;
  applyPage(page: IncomingPage): Promise<PageTaken>;
  /** a load from the start into a new file beside the one in use; what an earlier one left there is dropped */
  beginReload(): Promise<Reload>;
}

export interface IncomingPage {
  feed: string;
  body: Uint8Array<ArrayBuffer>;
  at: Instant;
  pauseMs: number;
}

export interface Reload {
  applyPage(page: IncomingPage): Promise<PageTaken>;
  /** the loaded file is the copy in use from here on */
  switchOver(): Promise<void>;
}

export interface DirectoryOptions {
  folder: string;
  /** file in use */
  name: string;
  personal: PersonalData;
  writer: DirectoryWriter;
  /** one commit in the ledger: which file is in use after a restart */
  commitSwitch: (name: string) => void;
  /** a refreshed row could not be written; it stays in memory */
  onWriteFailed: (error: unknown) => void;
}

export class SqliteDirectory implements DirectoryCopy {
  readonly #options: DirectoryOptions;
  readonly #refreshed = new RefreshedCustomers();
  #name: string;
  #reader: DirectoryReader;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#name = options.name;
    this.#reader = createDirectoryReader(openDirectoryReader(this.#path(options.name)), options.personal);
  }

  findGoodsByCode(code: string) {
    return this.#read((reader) => reader.findGoodsByCode(code));
  }

  findGoodsByPlu(plu: string) {
    return this.#read((reader) => reader.findGoodsByPlu(plu));
  }

  findCustomerByCard(cardNumber: string): StoredCustomer | undefined {
    const stored = this.#read((reader) => reader.findCustomerByCard(cardNumber));
    return stored === undefined
      ? this.#refreshed.findByCard(cardNumber)
      : this.#refreshed.newest(stored, stored.customerId);
  }

  findCustomer(customerId: string): StoredCustomer | undefined {
    return this.#refreshed.newest(
      this.#read((reader) => reader.findCustomer(customerId)),
      customerId,
    );
  }

  findCustomersByPhone(phone: string): StoredCustomer[] {
    return this.#merged(
      this.#read((reader) => reader.findCustomersByPhone(phone)),
      this.#refreshed.findByPhone(phone),
    );
  }

  findCustomersByPhoneEnd(lastFour: string, limit: number): StoredCustomer[] {
    const stored = this.#read((reader) => reader.findCustomersByPhoneEnd(lastFour, limit));
    return this.#merged(stored, this.#refreshed.findByPhoneEnd(lastFour)).slice(0, limit);
  }

  putCustomer(rev: number, record: CustomerRecord, asOf: Instant): void {
    this.#refreshed.put(rev, record, asOf);
    this.#options.writer.putCustomer(this.#path(this.#name), rev, record, asOf).then(
      () => this.#refreshed.settle(record.customerId, rev),
      (error: unknown) => this.#options.onWriteFailed(error),
    );
  }

  findProgramme(now: Instant) {
    return this.#read((reader) => reader.findProgramme(now));
  }

  findCounter(programmeId: string, key: string) {
    return this.#read((reader) => reader.findCounter(programmeId, key));
  }

  allottedCounters() {
    return this.#read((reader) => reader.allottedCounters());
  }

  findStore() {
    return this.#read((reader) => reader.findStore());
  }

  loadedAt(): Instant | null {
    return this.position().loadedAt;
  }

  countGoods(): number {
    return this.#read((reader) => reader.countGoods());
  }

  countCustomers(): number {
    return this.#read((reader) => reader.countCustomers());
  }

  position(): CopyPosition {
    return this.#read((reader) => reader.position());
  }

  applyPage(page: IncomingPage): Promise<PageTaken> {
    return this.#options.writer.applyPage({ ...page, path: this.#path(this.#name) });
  }

  async beginReload(): Promise<Reload> {
    const { writer, commitSwitch, personal } = this.#options;
    const name = nextDirectoryName(this.#name);
    await writer.release(this.#path(name));
    removeDirectoryFile(this.#path(name));
    let isLevel = false;
    return {
      applyPage: async (page) => {
        const taken = await writer.applyPage({ ...page, path: this.#path(name) });
        isLevel = !taken.more;
        return taken;
      },
      switchOver: async () => {
        if (!isLevel) throw new TillError('INTERNAL', { reason: 'the copy is not complete' });
        const reader = createDirectoryReader(openDatabase(this.#path(name), 'directoryReader'), personal);
        commitSwitch(name);
        const [old, oldName] = [this.#reader, this.#name];
        this.#reader = reader;
        this.#name = name;
        old.close();
        await writer.release(this.#path(oldName));
      },
    };
  }

  close(): void {
    this.#reader.close();
  }

  /** @throws TillError DATA_CORRUPT for a page that has gone bad; the copy is loaded again when the writer meets it */
  #read<Found>(work: (reader: DirectoryReader) => Found): Found {
    return mappingStorageErrors(this.#options.folder, () => work(this.#reader));
  }

  #merged(stored: StoredCustomer[], fresh: StoredCustomer[]): StoredCustomer[] {
    const known = new Set(stored.map(({ customerId }) => customerId));
    return [
      ...stored.map((customer) => this.#refreshed.newest(customer, customer.customerId) ?? customer),
      ...fresh.filter(({ customerId }) => !known.has(customerId)),
    ];
  }

  #path(name: string): string {
    return join(this.#options.folder, name);
  }
}
