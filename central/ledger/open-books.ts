import type { Instant } from '../../loyalty/index.ts';
import { anyOf, anyUuidOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { loadCertificates } from '../certificates/certificate.ts';
import { loadCoupons } from './coupons.ts';
import { loadInvitations } from './invitations.ts';
import { loadShelf } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import type { Books, ReceiptEnd, SoldSale } from './books.ts';
import { loadHolds, loadMembers } from './load-members.ts';
import { loadSales } from './load-sales.ts';

/** What a set of operations or a request names; everything else stays untouched. */
export interface Named {
  customerIds: readonly string[];
  cardNumbers: readonly string[];
  holdIds: readonly string[];
  receiptIds: readonly string[];
  /** sales whose goods come back */
  saleIds: readonly string[];
  programmeIds: readonly string[];
  couponCodes: readonly string[];
  certificateNumbers: readonly string[];
  authorisationIds: readonly string[];
  /** programme-wide counters, as `counterName` names them */
  counterNames: readonly string[];
  /** members who are named as inviters */
  inviterIds: readonly string[];
}

/** The members behind these names: by id, as owners of the cards and of the holds. */
export async function findMembersOf(sql: Sql, named: Named): Promise<string[]> {
  const rows = await sql.query<{ customer_id: string }>(
    `SELECT customer_id FROM card WHERE number = ${anyOf(1)}
     UNION SELECT customer_id FROM hold WHERE hold_id = ${anyUuidOf(2)} AND customer_id IS NOT NULL
     UNION SELECT customer_id FROM receipt WHERE receipt_id = ${anyUuidOf(3)} AND customer_id IS NOT NULL`,
    [JSON.stringify(named.cardNumbers), JSON.stringify(named.holdIds), JSON.stringify(named.saleIds)],
  );
  return [...new Set([...named.customerIds, ...rows.map((row) => row.customer_id)])];
}

/** Reads everything named, as it is now that the members are locked. */
export async function openBooks(
  sql: Sql,
  named: Named,
  customerIds: readonly string[],
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<Books> {
  const members = await loadMembers(sql, customerIds);
  const holds = new Map([...members.values()].flatMap((member) => member.holds.map((hold) => [hold.holdId, hold])));
  const wanted = named.holdIds.filter((holdId) => !holds.has(holdId));
  for (const hold of wanted.length > 0 ? await loadHolds(sql, wanted) : []) holds.set(hold.holdId, hold);
  return {
    now,
    members,
    cardOwners: new Map(
      [...members.values()].flatMap(({ profile }) => profile.cards.map((card) => [card.number, profile.customerId])),
    ),
    holds,
    receipts: await loadReceipts(sql, named.receiptIds),
    sales: named.saleIds.length > 0 ? await loadSales(sql, named.saleIds) : new Map<string, SoldSale>(),
    programmes: await loadShelf(sql, cache, named.programmeIds),
    journals: [],
    journalCounts: new Map(),
    newReceipts: [],
    newBurned: [],
    counterChanges: [],
    programmeCounterChanges: [],
    programmeCounters: await loadProgrammeCounters(sql, named.counterNames),
    coupons: await loadCoupons(sql, named.couponCodes),
    changedCoupons: new Set(),
    certificates: await loadCertificates(sql, named.certificateNumbers, named.authorisationIds),
    invitations: await loadInvitations(sql, named.inviterIds),
    changedLots: new Set(),
    changedHolds: new Set(),
    changedMembers: new Set(),
  };
}

async function loadReceipts(sql: Sql, receiptIds: readonly string[]): Promise<Map<string, ReceiptEnd>> {
  const rows = await sql.query<{ receipt_id: string; end_state: ReceiptEnd }>(
    `SELECT receipt_id, end_state FROM receipt WHERE receipt_id = ${anyUuidOf(1)}`,
    [JSON.stringify(receiptIds)],
  );
  return new Map(rows.map((row) => [row.receipt_id, row.end_state]));
}

/** Locked, in one order for all: whoever counts next waits, so that nobody overlooks a limit that was passed. */
async function loadProgrammeCounters(sql: Sql, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await sql.query<{ name: string; value: number }>(
    `SELECT programme_id || ' ' || key AS name, value FROM programme_counter
     WHERE programme_id || ' ' || key = ${anyOf(1)} ORDER BY programme_id, key FOR UPDATE`,
    [JSON.stringify(names)],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}
