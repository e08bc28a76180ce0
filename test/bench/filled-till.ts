import { join } from 'node:path';
import { CHANGES_MAX } from '../../contract/sync/api.ts';
import { FIRST_DIRECTORY } from '../../main/store/directory-file.ts';
import { openStores, type Stores } from '../../main/store/open-stores.ts';
import { openDatabase, type Connection } from '../../main/store/sqlite.ts';
import { NOW } from './basket.ts';
import { snapshotPage } from './customers.ts';
import { timed, timedAsync } from './measure.ts';
import { WRITER_URL } from './places.ts';
import { insertInto, inTransaction, openTwin, type Row } from './twin.ts';

export const FEED = 'a3bb189e-8bf9-4c6b-9b1f-1d1d1d1d1d1d';

export interface FilledTill {
  folder: string;
  customers: number;
  stores: Stores;
  /** raw SQLite with the same customers and cards, for reading */
  raw: Connection;
  /** milliseconds the first snapshot took, and the bulk insert of the same rows */
  load: { ours: number; floor: number };
  /** closes the stores; again changes nothing */
  close(): Promise<void>;
}

/**
 * Takes a first snapshot in through the directory's writer and, page by page in turns, the rows it made into raw SQLite
 * under the same settings.
 */
export async function fillTill(folder: string, customers: number): Promise<FilledTill> {
  const stores = await openStores(folder, { workerUrl: WRITER_URL });
  stores.syncRecords.join({ tillId: 1, epoch: 1, lastSeq: 0 });
  const made = openDatabase(join(folder, FIRST_DIRECTORY), 'directoryReader');
  const rawPath = join(folder, 'raw.db');
  const twin = openTwin(made, rawPath, 'directory');
  const madeCustomers = made.prepare<[number], Row>('SELECT * FROM customer WHERE rowid > ? ORDER BY rowid');
  const madeCards = made.prepare<[number], Row>(
    'SELECT * FROM card WHERE customerId IN (SELECT customerId FROM customer WHERE rowid > ?)',
  );
  const [putCustomer, putCard] = [insertInto(twin, 'customer'), insertInto(twin, 'card')];
  const load = { ours: 0, floor: 0 };
  for (let from = 0; from < customers; from += PAGE_ROWS) {
    const to = Math.min(from + PAGE_ROWS, customers);
    const body = snapshotPage(from, to, to < customers);
    load.ours += await timedAsync(() => stores.directory.applyPage({ feed: FEED, body, at: NOW, pauseMs: 0 }));
    const rows = { customers: madeCustomers.all(from), cards: madeCards.all(from) };
    if (rows.customers.length !== to - from) throw new Error(`${rows.customers.length} rows were made of ${to - from}`);
    load.floor += timed(() =>
      inTransaction(twin, () => {
        rows.customers.forEach(putCustomer);
        rows.cards.forEach(putCard);
      }),
    );
  }
  made.close();
  twin.close();
  const raw = openDatabase(rawPath, 'directoryReader');
  let closing: Promise<void> | null = null;
  const close = () => {
    raw.close();
    return stores.close();
  };
  return { folder, customers, stores, raw, load, close: () => (closing ??= close()) };
}

/** The first page carries the shop as well. */
export const PAGE_ROWS = CHANGES_MAX - 2;
