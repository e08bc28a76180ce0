import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant, PreparedProgramme } from '../../loyalty/index.ts';
import { inChunks, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';
import { saveCoupons } from '../ledger/coupons.ts';
import { MEMBER_ACCOUNTS } from '../ledger/member.ts';
import { openProgrammeAccounts } from '../programmes/shelf.ts';
import { openTier } from '../tiers/member-tier.ts';
import { tierRules } from '../tiers/tier-rules.ts';
import type { TierRules } from '../tiers/tier-rules.ts';

const FACTS = ['counters', 'offers', 'coupons', 'segments', 'joinedOn', 'inviter'] as const;

/** A member who comes with points: the lots become their opening balance. */
export type Newcomer = Pick<
  CustomerRecord,
  'customerId' | 'name' | 'phone' | 'email' | 'birthday' | 'cards' | 'tierId' | 'qualifyingSpend' | 'lots'
> &
  /** what rules ask of them besides: stamps, offers, coupons of their own … */
  Partial<Pick<CustomerRecord, (typeof FACTS)[number]>>;

export interface Opening {
  /** id of the import, of which each member is one journal */
  cause: string;
  /** of which their points are; none: they can have no points */
  programme: PreparedProgramme | undefined;
  at: Instant;
}

/** Adds members with their accounts, cards and opening lots; ids, phones, cards and lots must all be new. */
export async function addCustomers(sql: Sql, newcomers: readonly Newcomer[], opening: Opening): Promise<void> {
  if (newcomers.length === 0) return;
  const { cause, programme, at } = opening;
  const programmeId = programme?.programme.id ?? 'none';
  const tiers = tierRules(() => programme, at);
  await openProgrammeAccounts(sql, [programmeId]);
  const first = await takeRevisions(sql, newcomers.length);
  const numbered = newcomers.map((newcomer, index) => ({ newcomer, n: index + 1, rev: first + index }));
  const coupons = newcomers.flatMap((newcomer) => newcomer.coupons ?? []);
  await inChunks(numbered, async (chunk) => {
    const balances = JSON.stringify(chunk.map(({ newcomer, n }) => ({ n, ...balancesOf(newcomer, at) })));
    await sql.query(INSERT_CUSTOMERS, [
      JSON.stringify(chunk.map(({ newcomer, rev }) => customerRow(newcomer, rev, tiers))),
    ]);
    await sql.query(INSERT_ACCOUNTS, [balances]);
    await sql.query(INSERT_CARDS, [JSON.stringify(chunk.flatMap(({ newcomer }) => cardRows(newcomer)))]);
    await sql.query(INSERT_LOTS, [JSON.stringify(chunk.flatMap(({ newcomer }) => lotRows(newcomer))), cause, at]);
    await sql.query(INSERT_JOURNALS, [balances, cause, at]);
    await sql.query(INSERT_POSTINGS, [balances, cause, programmeId]);
  });
  await saveCoupons(sql, coupons);
}

function customerRow(newcomer: Newcomer, rev: number, tiers: TierRules): object {
  const { customerId, name, phone, email, birthday } = newcomer;
  const { tierId, qualifyingSpend, tier } = openTier(newcomer, tiers);
  return {
    customer_id: customerId,
    name,
    phone,
    email,
    birthday,
    tier_id: tierId,
    qualifying_spend: qualifyingSpend,
    tier,
    facts: Object.fromEntries(
      FACTS.flatMap((fact) => ((newcomer[fact] ?? null) === null ? [] : [[fact, newcomer[fact]]])),
    ),
    rev,
  };
}

function balancesOf({ customerId, lots }: Newcomer, at: Instant): object {
  const sumOf = (isCounted: (lot: Newcomer['lots'][number]) => boolean): number =>
    lots.reduce((sum, lot) => sum + (isCounted(lot) ? lot.amount : 0), 0);
  const [main, pending] = [sumOf((lot) => lot.activatesAt <= at), sumOf((lot) => lot.activatesAt > at)];
  return { customer_id: customerId, main, pending };
}

function cardRows({ customerId, cards }: Newcomer): object[] {
  return cards.map(({ number, state }) => ({ customer_id: customerId, number, state }));
}

function lotRows({ customerId, lots }: Newcomer): object[] {
  return lots.map(({ id, amount, activatesAt, expiresAt, byActivity = false }) => ({
    customer_id: customerId,
    lot_id: id,
    amount,
    activates_at: activatesAt,
    expires_at: expiresAt,
    by_activity: byActivity,
  }));
}

const INSERT_CUSTOMERS = `INSERT INTO customer (customer_id, name, phone, email, birthday, tier_id, qualifying_spend, tier, facts, rev)
  SELECT customer_id, name, phone, email, birthday, tier_id, qualifying_spend, tier, facts, rev
  FROM ${rowsFrom(
    'customer_id text, name text, phone text, email text, birthday text, tier_id text, qualifying_spend bigint, tier jsonb, facts jsonb, rev bigint',
  )}`;

const BALANCES = rowsFrom('customer_id text, main bigint, pending bigint, n int');

const INSERT_ACCOUNTS = `INSERT INTO account (owner, kind, balance)
  SELECT customer_id, kind, CASE kind WHEN 'main' THEN main WHEN 'pending' THEN pending ELSE 0 END
  FROM ${BALANCES}, unnest(ARRAY[${MEMBER_ACCOUNTS.map((kind) => `'${kind}'`).join(', ')}]) AS kind`;

const INSERT_CARDS = `INSERT INTO card (number, customer_id, state)
  SELECT number, customer_id, state FROM ${rowsFrom('number text, customer_id text, state text')}`;

const INSERT_LOTS = `INSERT INTO lot (lot_id, customer_id, amount, remaining, activates_at, expires_at, by_activity, activated, source)
  SELECT lot_id, customer_id, amount, amount, activates_at, expires_at, by_activity, activates_at <= $3, $2
  FROM ${rowsFrom('lot_id text, customer_id text, amount bigint, activates_at bigint, expires_at bigint, by_activity boolean')}`;

const INSERT_JOURNALS = `INSERT INTO journal (cause, n, reason, at)
  SELECT $2, n, 'opening', $3 FROM ${BALANCES} WHERE main + pending > 0`;

const INSERT_POSTINGS = `INSERT INTO posting (cause, n, account_id, amount)
  SELECT $2::uuid, n, account_id, balance FROM ${BALANCES} JOIN account ON owner = customer_id WHERE balance > 0
  UNION ALL
  SELECT $2::uuid, n, adjusted.account_id, -(main + pending)
  FROM ${BALANCES}, (SELECT account_id FROM account WHERE owner = $3 AND kind = 'adjusted') AS adjusted
  WHERE main + pending > 0`;
