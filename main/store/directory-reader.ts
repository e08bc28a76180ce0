/** Prepared look-ups of one directory file; each names the index it relies on, and a query-plan test holds it to that. */
import { instant } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { CounterRecord, GoodsRecord, ProgrammeRecord, StoreRecord } from '../../contract/sync/records.ts';
import { openPersonal } from './customer-personal.ts';
import type { PersonalData } from './personal-data.ts';
import type { Connection } from './sqlite.ts';
import type { StoredCounter, StoredCustomer } from './types.ts';

export const LOOK_UPS = {
  /** goodsCode's primary key, then goods.sku */
  goodsByCode: 'SELECT g.body FROM goodsCode c JOIN goods g ON g.sku = c.sku WHERE c.code = ?',
  /** goodsByPlu */
  goodsByPlu: 'SELECT body FROM goods WHERE plu = ?',
  /** card's primary key, then customer.customerId */
  customerByCard: 'SELECT u.* FROM card c JOIN customer u ON u.customerId = c.customerId WHERE c.number = ?',
  /** customer.customerId */
  customer: 'SELECT * FROM customer WHERE customerId = ?',
  /** programmeCounter's primary key */
  counter: 'SELECT rev, value, allotted FROM programmeCounter WHERE programmeId = ? AND key = ?',
  /** customerByPhone */
  customersByPhone: 'SELECT * FROM customer WHERE phoneIndex = ? ORDER BY rowid LIMIT 8',
  /** customerByPhoneEnd */
  customersByPhoneEnd: 'SELECT * FROM customer WHERE phoneEndIndex = ? ORDER BY rowid LIMIT ?',
} as const;

interface CustomerRow {
  customerId: string;
  rev: number;
  asOf: number;
  body: string;
  personal: Buffer | null;
}

export interface CopyPosition {
  /** null before the first page */
  feed: string | null;
  cursor: number;
  /** taken in so far, for the progress of a first load */
  rows: number;
  loadedAt: Instant | null;
}

export type DirectoryReader = ReturnType<typeof createDirectoryReader>;

export function createDirectoryReader(connection: Connection, personal: PersonalData) {
  const body = <Params extends unknown[]>(sql: string) => connection.prepare<Params, string>(sql).pluck();
  const rows = <Params extends unknown[]>(sql: string) => connection.prepare<Params, CustomerRow>(sql);
  const goodsByCode = body<[string]>(LOOK_UPS.goodsByCode);
  const goodsByPlu = body<[string]>(LOOK_UPS.goodsByPlu);
  const customerByCard = rows<[string]>(LOOK_UPS.customerByCard);
  const customerById = rows<[string]>(LOOK_UPS.customer);
  const customersByPhone = rows<[Buffer]>(LOOK_UPS.customersByPhone);
  const customersByPhoneEnd = rows<[Buffer, number]>(LOOK_UPS.customersByPhoneEnd);
  const programmes = body<[number, number]>(
    'SELECT body FROM programme WHERE fromAt <= ? AND (toAt IS NULL OR ? < toAt) ORDER BY fromAt DESC, version DESC LIMIT 1',
  );
  const counter = connection.prepare<[string, string], StoredCounter>(LOOK_UPS.counter);
  const allotted = connection.prepare<[], CounterRecord & StoredCounter>(
    'SELECT programmeId, key, rev, value, allotted FROM programmeCounter WHERE allotted > 0',
  );
  const store = body<[]>('SELECT body FROM store ORDER BY rev DESC LIMIT 1');
  const copy = connection.prepare<[], CopyPosition>('SELECT feed, cursor, rows, loadedAt FROM copy WHERE id = 1');
  const loadedAt = connection.prepare<[], number | null>('SELECT loadedAt FROM copy WHERE id = 1').pluck();
  const count = (table: string) => connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck();
  const goodsCount = count('goods');
  const customerCount = count('customer');

  const parse = <Record>(text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as Record));

  function opened(row: CustomerRow | undefined): StoredCustomer | undefined {
    if (row === undefined) return undefined;
    const { customerId } = row;
    return {
      customerId,
      rev: row.rev,
      // A level copy vouches for every row in it, the unchanged ones too.
      asOf: instant(Math.max(row.asOf, loadedAt.get() ?? 0)),
      record: JSON.parse(row.body) as StoredCustomer['record'],
      personal: () => openPersonal(personal, customerId, row.personal),
    };
  }

  const all = (found: CustomerRow[]) => found.map((row) => opened(row)!);

  return {
    findGoodsByCode: (code: string) => parse<GoodsRecord>(goodsByCode.get(code)),
    findGoodsByPlu: (plu: string) => parse<GoodsRecord>(goodsByPlu.get(plu)),
    findCustomerByCard: (number: string) => opened(customerByCard.get(number)),
    findCustomer: (customerId: string) => opened(customerById.get(customerId)),
    findCustomersByPhone: (phone: string) => all(customersByPhone.all(personal.phoneIndex(phone))),
    findCustomersByPhoneEnd: (lastFour: string, limit: number) =>
      all(customersByPhoneEnd.all(personal.phoneEndIndex(lastFour), limit)),
    findProgramme: (now: Instant) => parse<ProgrammeRecord>(programmes.get(now, now)),
    findCounter: (programmeId: string, key: string) => counter.get(programmeId, key),
    allottedCounters: () => allotted.all(),
    findStore: () => parse<StoreRecord>(store.get()),
    position: () => copy.get()!,
    countGoods: () => goodsCount.get() ?? 0,
    countCustomers: () => customerCount.get() ?? 0,
    close: () => void connection.close(),
  };
}
