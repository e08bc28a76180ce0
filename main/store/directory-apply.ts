/** Takes pages of changes into a directory file. Applying a page twice changes nothing. Source: offline-sync section 8. */
import type { Instant } from '../../loyalty/index.ts';
import type { Change, CustomerRecord, GoodsRecord, ProgrammeRecord, StoreRecord } from '../../contract/sync/records.ts';
import { sealPersonal } from './customer-personal.ts';
import type { PersonalData } from './personal-data.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';

export interface ChangesPage {
  changes: readonly Change[];
  /** entities this till does not know, passed over */
  skipped: number;
  next: number;
  more: boolean;
}

export interface DirectoryWriterCore {
  /** rows and cursor in one transaction; `at` is when the page was asked for */
  applyPage(feed: string, page: ChangesPage, at: Instant): void;
  /** one row, unless a newer one is here */
  putCustomer(rev: number, record: CustomerRecord, asOf: Instant): void;
}

export function createDirectoryWriterCore(connection: Connection, personal: PersonalData): DirectoryWriterCore {
  const sql = (text: string) => connection.prepare<unknown[]>(text);
  const customerRev = connection.prepare<[string], number>('SELECT rev FROM customer WHERE customerId = ?').pluck();
  const putCustomerRow = sql(`
    INSERT INTO customer (customerId, rev, asOf, body, personal, phoneIndex, phoneEndIndex)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (customerId) DO UPDATE SET rev = excluded.rev, asOf = excluded.asOf, body = excluded.body,
      personal = excluded.personal, phoneIndex = excluded.phoneIndex, phoneEndIndex = excluded.phoneEndIndex`);
  const vouchCustomer = sql('UPDATE customer SET asOf = max(asOf, ?) WHERE customerId = ?');
  const dropCards = sql('DELETE FROM card WHERE customerId = ?');
  const putCard = sql(
    'INSERT INTO card (number, customerId) VALUES (?, ?) ON CONFLICT DO UPDATE SET customerId = excluded.customerId',
  );
  const dropCustomer = sql('DELETE FROM customer WHERE customerId = ?');
  const putGoodsRow = sql(`
    INSERT INTO goods (sku, plu, rev, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (sku) DO UPDATE SET plu = excluded.plu, rev = excluded.rev, body = excluded.body`);
  const dropCodes = sql('DELETE FROM goodsCode WHERE sku = ?');
  const putCode = sql('INSERT INTO goodsCode (code, sku) VALUES (?, ?) ON CONFLICT DO UPDATE SET sku = excluded.sku');
  const dropGoods = sql('DELETE FROM goods WHERE sku = ?');
  const putProgramme = sql(
    'INSERT OR REPLACE INTO programme (key, fromAt, toAt, version, rev, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const dropProgramme = sql('DELETE FROM programme WHERE key = ?');
  const putCounter = sql(
    'INSERT OR REPLACE INTO programmeCounter (programmeId, key, rev, value, allotted) VALUES (?, ?, ?, ?, ?)',
  );
  const putStore = sql('INSERT OR REPLACE INTO store (key, rev, body) VALUES (?, ?, ?)');
  const dropStore = sql('DELETE FROM store WHERE key = ?');
  const moveCursor = sql('UPDATE copy SET feed = ?, cursor = ?, rows = rows + ?, skipped = skipped + ? WHERE id = 1');
  const markLevel = sql('UPDATE copy SET loadedAt = ? WHERE id = 1');

  /** @param isNew nothing is known of the customer, so no card can be theirs */
  function writeCustomer(rev: number, record: CustomerRecord, asOf: Instant, isNew: boolean): void {
    const { name, phone, email, birthday, ...body } = record;
    const { customerId } = body;
    putCustomerRow.run(
      customerId,
      rev,
      asOf,
      JSON.stringify(body),
      sealPersonal(personal, customerId, { name, phone, email, birthday }),
      phone === null ? null : personal.phoneIndex(phone),
      phone === null ? null : personal.phoneEndIndex(phone.slice(-4)),
    );
    if (!isNew) dropCards.run(customerId);
    for (const { number } of body.cards) putCard.run(number, customerId);
  }

  function mergeCustomer(rev: number, record: CustomerRecord, asOf: Instant): void {
    const known = customerRev.get(record.customerId);
    if (known === undefined || known < rev) writeCustomer(rev, record, asOf, known === undefined);
    else if (known === rev) vouchCustomer.run(asOf, record.customerId);
  }

  function writeGoods(rev: number, record: GoodsRecord): void {
    putGoodsRow.run(record.sku, record.plu, rev, JSON.stringify(record));
    dropCodes.run(record.sku);
    for (const code of record.codes) putCode.run(code, record.sku);
  }

  const writeProgramme = (key: string, rev: number, record: ProgrammeRecord) =>
    putProgramme.run(key, record.from, record.to, record.version, rev, JSON.stringify(record));
  const writeStore = (key: string, rev: number, record: StoreRecord) => putStore.run(key, rev, JSON.stringify(record));

  function removeRow(entity: string, key: string): void {
    switch (entity) {
      case 'customer':
        dropCards.run(key);
        dropCustomer.run(key);
        return;
      case 'goods':
        dropCodes.run(key);
        dropGoods.run(key);
        return;
      case 'programme':
        dropProgramme.run(key);
        return;
      case 'store':
        dropStore.run(key);
    }
  }

  function applyChange(change: Change, at: Instant): void {
    switch (change.entity) {
      case 'customer':
        return mergeCustomer(change.rev, change.data, at);
      case 'goods':
        return writeGoods(change.rev, change.data);
      case 'programme':
        return void writeProgramme(change.key, change.rev, change.data);
      case 'counter': {
        const { programmeId, key, value, allotted } = change.data;
        return void putCounter.run(programmeId, key, change.rev, value, allotted);
      }
      case 'store':
        return void writeStore(change.key, change.rev, change.data);
      case 'tombstone':
        return removeRow(change.data.entity, change.key);
    }
  }

  return {
    applyPage: (feed, page, at) =>
      transact(connection, () => {
        for (const change of page.changes) applyChange(change, at);
        moveCursor.run(feed, page.next, page.changes.length, page.skipped);
        if (!page.more) markLevel.run(at);
      }),
    putCustomer: (rev, record, asOf) => transact(connection, () => mergeCustomer(rev, record, asOf)),
  };
}
