import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import { inChunks, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';
import { MEMBER_ACCOUNTS } from '../ledger/member.ts';
import { openProgrammeAccounts } from '../programmes/shelf.ts';

/** A member who comes with points: the lots become their opening balance. */
export type Newcomer = Pick<
  CustomerRecord,
  'customerId' | 'name' | 'phone' | 'email' | 'birthday' | 'cards' | 'tierId' | 'qualifyingSpend' | 'lots'
>;

export interface Opening {
  /** id of the import, of which each member is one journal */
  cause: string;
  programmeId: string;
  at: Instant;
}

/** Adds members with their accounts, cards and opening lots; ids, phones, cards and lots must all be new. */
export async function addCustomers(sql: Sql, newcomers: readonly Newcomer[], opening: Opening): Promise<void> {
  if (newcomers.length === 0) return;
  await openProgrammeAccounts(sql, [opening.programmeId]);
  const first = await takeRevisions(sql, newcomers.length);
  const rows = newcomers.map((newcomer, index) => row(newcomer, opening.at, index + 1, first + index));
  await inChunks(rows, async (chunk) => {
    const members = JSON.stringify(chunk);
    await sql.query(INSERT_CUSTOMERS, [members]);
    await sql.query(INSERT_ACCOUNTS, [members]);
    await sql.query(INSERT_CARDS, [members]);
    await sql.query(INSERT_LOTS, [members, opening.cause, opening.at]);
    await sql.query(INSERT_JOURNALS, [members, opening.cause, opening.at]);
    await sql.query(INSERT_POSTINGS, [members, opening.cause, opening.programmeId]);
  });
}

function row(newcomer: Newcomer, at: Instant, n: number, rev: number): object {
  const { customerId, name, phone, email, birthday, cards, tierId, qualifyingSpend, lots } = newcomer;
  const sumOf = (isCounted: (lot: Newcomer['lots'][number]) => boolean): number =>
    lots.reduce((sum, lot) => sum + (isCounted(lot) ? lot.amount : 0), 0);
  return {
    customer_id: customerId,
    name,
    phone,
    email,
    birthday,
    cards,
    lots,
    tier_id: tierId,
    qualifying_spend: qualifyingSpend,
    main: sumOf((lot) => lot.activatesAt <= at),
    pending: sumOf((lot) => lot.activatesAt > at),
    n,
    rev,
  };
}

const MEMBERS = rowsFrom(
  'customer_id text, name text, phone text, email text, birthday text, tier_id text, qualifying_spend bigint, cards jsonb, lots jsonb, main bigint, pending bigint, n int, rev bigint',
);

const INSERT_CUSTOMERS = `INSERT INTO customer (customer_id, name, phone, email, birthday, tier_id, qualifying_spend, rev)
  SELECT customer_id, name, phone, email, birthday, tier_id, qualifying_spend, rev FROM ${MEMBERS}`;

const INSERT_ACCOUNTS = `INSERT INTO account (owner, kind, balance)
  SELECT customer_id, kind, CASE kind WHEN 'main' THEN main WHEN 'pending' THEN pending ELSE 0 END
  FROM ${MEMBERS}, unnest(ARRAY[${MEMBER_ACCOUNTS.map((kind) => `'${kind}'`).join(', ')}]) AS kind`;

const INSERT_CARDS = `INSERT INTO card (number, customer_id, state)
  SELECT card.number, customer_id, card.state
  FROM ${MEMBERS}, jsonb_to_recordset(cards) AS card(number text, state text)`;

const INSERT_LOTS = `INSERT INTO lot (lot_id, customer_id, amount, remaining, activates_at, expires_at, activated, source)
  SELECT lot.id, customer_id, lot.amount, lot.amount, lot."activatesAt", lot."expiresAt", lot."activatesAt" <= $3, $2
  FROM ${MEMBERS}, jsonb_to_recordset(lots) AS lot(id text, amount bigint, "activatesAt" bigint, "expiresAt" bigint)`;

const INSERT_JOURNALS = `INSERT INTO journal (cause, n, reason, at)
  SELECT $2, n, 'opening', $3 FROM ${MEMBERS} WHERE main + pending > 0`;

const INSERT_POSTINGS = `INSERT INTO posting (cause, n, account_id, amount)
  SELECT $2::uuid, n, account_id, balance FROM ${MEMBERS} JOIN account ON owner = customer_id WHERE balance > 0
  UNION ALL
  SELECT $2::uuid, n, adjusted.account_id, -(main + pending)
  FROM ${MEMBERS}, (SELECT account_id FROM account WHERE owner = $3 AND kind = 'adjusted') AS adjusted
  WHERE main + pending > 0`;
