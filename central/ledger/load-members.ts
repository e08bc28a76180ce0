import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant, MemberFacts, Points, TierAccount } from '../../loyalty/index.ts';
import { anyOf, anyUuidOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { MEMBER_ACCOUNTS } from './member.ts';
import type { Counter, Hold, Member, MemberAccount, MemberAccountKind, StoredLot } from './member.ts';

/**
 * Locks the accounts of these members in the order of account ids, which is what keeps two pushes from waiting for each
 * other (offline-sync section 6 step 6). Whoever changes a member locks here first.
 */
export async function lockMembers(sql: Sql, customerIds: readonly string[]): Promise<void> {
  await sql.query(
    `SELECT account_id FROM account WHERE owner = ${anyOf(1)} AND balance IS NOT NULL ORDER BY account_id FOR UPDATE`,
    [JSON.stringify(customerIds)],
  );
}

type CustomerRow = Pick<CustomerRecord, 'state' | 'name' | 'phone' | 'email' | 'birthday'> & {
  customer_id: string;
  tier_id: string | null;
  qualifying_spend: number;
  tier: TierAccount;
  facts: MemberFacts;
  rev: number;
};
type CardRow = CustomerRecord['cards'][number];
type Owned<Row> = Row & { customer_id: string };

const HOLD_COLUMNS = 'hold_id, customer_id, receipt_id, asked, granted, state, authorised_at, expires_at';

/** The parts of members, each one query over all ids; every one is served by an index on the member. */
const OF_MEMBERS = {
  customers: `SELECT customer_id, state, name, phone, email, birthday, tier_id, qualifying_spend, tier, facts, rev
    FROM customer WHERE customer_id = ${anyOf(1)}`,
  // IN and not ANY: before its statistics are made the server walks the table and every list with it, 9 ms a push of 200.
  cards: `SELECT customer_id, number, state FROM card
    WHERE customer_id IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY number`,
  accounts: `SELECT owner AS customer_id, account_id AS "accountId", kind, balance
    FROM account WHERE owner = ${anyOf(1)} AND balance IS NOT NULL`,
  lots: `SELECT customer_id, lot_id AS id, remaining AS amount, activates_at AS "activatesAt",
      expires_at AS "expiresAt", by_activity AS "byActivity", activated, amount AS granted, source
    FROM lot WHERE customer_id = ${anyOf(1)} AND remaining > 0 ORDER BY activates_at, lot_id`,
  // The newest of each length: 10 characters name a day, 7 a month.
  counters: `SELECT DISTINCT ON (customer_id, length(period)) customer_id, period, earned, redeemed, redemptions
    FROM counter WHERE customer_id = ${anyOf(1)} ORDER BY customer_id, length(period), period DESC`,
  holds: `SELECT ${HOLD_COLUMNS} FROM hold WHERE customer_id = ${anyOf(1)} AND state = 'authorised'`,
};

/**
 * Members by id; ids nobody has are absent. Its statements see one state of the data inside a snapshot or once the
 * members are locked.
 */
export async function loadMembers(sql: Sql, customerIds: readonly string[]): Promise<Map<string, Member>> {
  const ids = [JSON.stringify(customerIds)];
  const customers = await sql.query<CustomerRow>(OF_MEMBERS.customers, ids);
  const cards = byOwner(await sql.query<Owned<CardRow>>(OF_MEMBERS.cards, ids));
  const accounts = byOwner(await sql.query<Owned<MemberAccount>>(OF_MEMBERS.accounts, ids));
  const lots = byOwner(await sql.query<Owned<StoredLot>>(OF_MEMBERS.lots, ids));
  const counters = byOwner(await sql.query<Owned<Counter>>(OF_MEMBERS.counters, ids));
  const holds = (await sql.query<HoldRow>(OF_MEMBERS.holds, ids)).map(holdFrom);
  return new Map(
    customers.map((row) => {
      const id = row.customer_id;
      const {
        state,
        name,
        phone,
        email,
        birthday,
        tier_id: tierId,
        qualifying_spend: qualifyingSpend,
        tier,
        facts,
        rev,
      } = row;
      const member: Member = {
        profile: { customerId: id, state, name, phone, email, birthday, cards: cards.get(id) ?? [] },
        tierId,
        qualifyingSpend,
        tier,
        facts,
        rev,
        accounts: accountsOf(accounts.get(id) ?? []),
        lots: lots.get(id) ?? [],
        holds: holds.filter((hold) => hold.customerId === id),
        day: counters.get(id)?.find(({ period }) => period.length === 10),
        month: counters.get(id)?.find(({ period }) => period.length === 7),
      };
      return [id, member];
    }),
  );
}

function byOwner<Row extends { customer_id: string }>(rows: readonly Row[]): Map<string, Omit<Row, 'customer_id'>[]> {
  const found = new Map<string, Omit<Row, 'customer_id'>[]>();
  for (const { customer_id: owner, ...row } of rows) {
    const rowsOfOwner = found.get(owner);
    if (rowsOfOwner === undefined) found.set(owner, [row]);
    else rowsOfOwner.push(row);
  }
  return found;
}

function accountsOf(rows: readonly MemberAccount[]): Record<MemberAccountKind, MemberAccount> {
  const entries = MEMBER_ACCOUNTS.map((kind) => {
    const account = rows.find((row) => row.kind === kind);
    if (account === undefined) throw new RangeError(`a member without account ${kind}`);
    return [kind, account] as const;
  });
  return Object.fromEntries(entries) as Record<MemberAccountKind, MemberAccount>;
}

interface HoldRow {
  hold_id: string;
  customer_id: string | null;
  receipt_id: string | null;
  asked: Points | null;
  granted: Points;
  state: Hold['state'];
  authorised_at: Instant;
  expires_at: Instant;
}

function holdFrom(row: HoldRow): Hold {
  return {
    holdId: row.hold_id,
    customerId: row.customer_id,
    receiptId: row.receipt_id,
    asked: row.asked,
    granted: row.granted,
    state: row.state,
    authorisedAt: row.authorised_at,
    expiresAt: row.expires_at,
  };
}

/** Holds by id, in any state. */
export async function loadHolds(sql: Sql, holdIds: readonly string[]): Promise<Hold[]> {
  const text = `SELECT ${HOLD_COLUMNS} FROM hold WHERE hold_id = ${anyUuidOf(1)}`;
  return (await sql.query<HoldRow>(text, [JSON.stringify(holdIds)])).map(holdFrom);
}
