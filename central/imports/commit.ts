import { randomUUID } from 'node:crypto';
import { lotDates, startOfDate, zonedDay } from '../../loyalty/index.ts';
import type { Instant, PreparedProgramme } from '../../loyalty/index.ts';
import { addCertificates } from '../certificates/add-certificates.ts';
import type { NewCertificate } from '../certificates/add-certificates.ts';
import { addCodes } from '../codes/add-codes.ts';
import { addCustomers } from '../customers/add-customers.ts';
import { changeFacts } from '../customers/change-facts.ts';
import type { Newcomer } from '../customers/add-customers.ts';
import type { Sql } from '../db/sql.ts';
import { putGoods } from '../goods/put-goods.ts';
import { putStore } from '../stores/put-store.ts';
import { loadShelf } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import type { HashedCertificate, ImportedCustomer, PartRows } from './part.ts';
import { sortCertificates, sortCustomers, sortGoods } from './refuse-duplicates.ts';
import type { Refused } from './refuse-duplicates.ts';

export interface ImportResult {
  applied: number;
  refused: Refused[];
}

/**
 * Applies all parts of an import in this transaction, or none; rows that clash with others are left out and named. The
 * same import again gets the first answer and changes nothing.
 *
 * @returns 'partsMissing' when not every part from 0 to parts - 1 has arrived
 */
export async function commitImport(
  sql: Sql,
  { importId, parts }: { importId: string; parts: number },
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<ImportResult | 'partsMissing'> {
  // Imports run one after another: two could otherwise bring the same phone at once.
  await sql.query('LOCK TABLE import_result IN EXCLUSIVE MODE');
  const [done] = await sql.query<{ result: string }>('SELECT result FROM import_result WHERE import_id = $1', [
    importId,
  ]);
  if (done !== undefined) return JSON.parse(done.result) as ImportResult;

  const staged = await sql.query<{ rows: PartRows }>(
    'SELECT rows FROM import_part WHERE import_id = $1 AND part < $2 ORDER BY part',
    [importId, parts],
  );
  if (staged.length !== parts) return 'partsMissing';
  const goods = await sortGoods(
    sql,
    staged.flatMap(({ rows }) => (rows.entity === 'goods' ? rows.goods : [])),
  );
  const customers = await sortCustomers(
    sql,
    staged.flatMap(({ rows }) => (rows.entity === 'customers' ? rows.customers : [])),
  );
  const certificates = await sortCertificates(
    sql,
    staged.flatMap(({ rows }) => (rows.entity === 'certificates' ? rows.certificates : [])),
  );
  const programme = (await loadShelf(sql, cache, [])).findCurrent(now);
  const stores = staged.flatMap(({ rows }) => (rows.entity === 'stores' ? rows.stores : []));
  await changeFacts(sql, customers.known);
  for (const store of stores) await putStore(sql, store);
  await putGoods(sql, goods.accepted);
  await addCustomers(
    sql,
    customers.accepted.map((customer) => newcomer(customer, programme, now)),
    { cause: importId, programme, at: now },
  );

  await addCertificates(
    sql,
    certificates.accepted.map((row) => certificateOf(row, programme)),
    { cause: importId, at: now },
  );

  const codes = await addCodes(
    sql,
    staged.flatMap(({ rows }) => (rows.entity === 'codes' ? rows.codes : [])),
    { programme, now },
  );

  const result: ImportResult = {
    applied:
      stores.length +
      codes.applied +
      goods.accepted.length +
      customers.accepted.length +
      customers.known.length +
      certificates.accepted.length,
    refused: [...codes.refused, ...goods.refused, ...customers.refused, ...certificates.refused],
  };
  await sql.query('INSERT INTO import_result (import_id, result) VALUES ($1, $2)', [importId, JSON.stringify(result)]);
  await sql.query('DELETE FROM import_part WHERE import_id = $1', [importId]);
  return result;
}

/** Without a programme there is no zone to end a day in but the shops' usual one. */
const ZONE_WITHOUT_PROGRAMME = 'Europe/Moscow';

function certificateOf(
  { lastDay, ...row }: HashedCertificate,
  programme: PreparedProgramme | undefined,
): NewCertificate {
  const zone = programme?.programme.zone ?? ZONE_WITHOUT_PROGRAMME;
  return { ...row, to: lastDay === null ? null : zonedDay(startOfDate(lastDay, zone), zone).to };
}

/** Opening points are at hand at once and lapse as points earned today and active today would. */
function newcomer(customer: ImportedCustomer, programme: PreparedProgramme | undefined, now: Instant): Newcomer {
  const { cardNumber, openingPoints: amount, ...profile } = customer;
  const terms = programme?.programme;
  const dates =
    terms === undefined
      ? { activatesAt: now, expiresAt: null }
      : lotDates(now, { ...terms.lots, activationDays: 0, activationMinutes: undefined }, terms.zone);
  return {
    ...profile,
    cards: cardNumber === null ? [] : [{ number: cardNumber, state: 'active' }],
    lots: amount === 0 ? [] : [{ id: randomUUID(), amount, ...dates }],
  };
}
