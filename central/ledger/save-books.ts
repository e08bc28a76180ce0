import { forEachRow, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import type { Books } from './books.ts';
import { saveCertificates } from '../certificates/certificate.ts';
import { saveCoupons } from './coupons.ts';
import type { Account } from './member.ts';

/** Writes what the effects have changed, each table as one set. Revisions are given later, at the end of the transaction. */
export async function saveBooks(sql: Sql, books: Books): Promise<void> {
  const { journals, changedLots, changedHolds, changedMembers, newReceipts, counterChanges } = books;
  const owners = new Map([...books.members.values()].flatMap((m) => m.lots.map((lot) => [lot, m.profile.customerId])));
  await forEachRow(
    sql,
    INSERT_JOURNALS,
    journals.map(({ cause, n, reason, at, businessDate }) => ({ cause, n, reason, at, business_date: businessDate })),
  );
  await forEachRow(
    sql,
    INSERT_POSTINGS,
    journals.flatMap(({ cause, n, postings }) =>
      postings.map(({ account, amount }) => ({ cause, n, account_id: account.accountId, amount })),
    ),
  );
  await forEachRow(
    sql,
    UPDATE_BALANCES,
    [...changedAccounts(books)].map(({ accountId, balance }) => ({ account_id: accountId, balance })),
  );
  await forEachRow(
    sql,
    UPSERT_LOTS,
    [...changedLots].map((lot) => ({
      lot_id: lot.id,
      customer_id: owners.get(lot),
      amount: lot.granted,
      remaining: lot.amount,
      activates_at: lot.activatesAt,
      expires_at: lot.expiresAt,
      by_activity: lot.byActivity,
      activated: lot.activated,
      source: lot.source,
    })),
  );
  await forEachRow(
    sql,
    UPSERT_HOLDS,
    [...changedHolds].map((hold) => ({
      hold_id: hold.holdId,
      customer_id: hold.customerId,
      receipt_id: hold.receiptId,
      asked: hold.asked,
      granted: hold.granted,
      state: hold.state,
      authorised_at: hold.authorisedAt,
      expires_at: hold.expiresAt,
    })),
  );
  await forEachRow(
    sql,
    INSERT_RECEIPTS,
    newReceipts.map((receipt) => ({
      receipt_id: receipt.receiptId,
      end_state: receipt.endState,
      op_id: receipt.opId,
      customer_id: receipt.customerId,
      business_date: receipt.businessDate,
      paid: receipt.paid,
      redeemed: receipt.redeemed,
      accrued: receipt.accrued,
      return_of: receipt.returned?.saleId ?? null,
      quantities: receipt.returned?.quantities ?? null,
    })),
  );
  await forEachRow(
    sql,
    INSERT_BURNED,
    books.newBurned.map(({ receiptId, n, lot }) => ({
      ...{ receipt_id: receiptId, n, lot_id: lot.id },
      ...{ amount: lot.amount, activates_at: lot.activatesAt, expires_at: lot.expiresAt },
    })),
  );
  await forEachRow(
    sql,
    ADD_TO_COUNTERS,
    counterChanges.map(({ customerId, ...change }) => ({ customer_id: customerId, ...change })),
  );
  await forEachRow(
    sql,
    ADD_TO_PROGRAMME_COUNTERS,
    books.programmeCounterChanges.map(({ programmeId, key, by }) => ({ programme_id: programmeId, key, by })),
  );
  await saveCoupons(sql, books.changedCoupons);
  await saveCertificates(sql, books.certificates);
  await forEachRow(
    sql,
    UPDATE_CUSTOMERS,
    [...changedMembers].map((member) => ({
      customer_id: member.profile.customerId,
      tier_id: member.tierId,
      qualifying_spend: member.qualifyingSpend,
      tier: member.tier,
      facts: member.facts,
    })),
  );
}

/** Only `post` moves a balance, so the journals name every account that has changed; a programme's keep none. */
function changedAccounts({ journals }: Books): Set<Account> {
  const touched = journals.flatMap(({ postings }) => postings.map(({ account }) => account));
  return new Set(touched.filter(({ balance }) => balance !== null));
}

const INSERT_JOURNALS = `INSERT INTO journal (cause, n, reason, at, business_date)
  SELECT cause, n, reason, at, business_date
  FROM ${rowsFrom('cause uuid, n int, reason text, at bigint, business_date date')}`;

const INSERT_POSTINGS = `INSERT INTO posting (cause, n, account_id, amount)
  SELECT cause, n, account_id, amount FROM ${rowsFrom('cause uuid, n int, account_id bigint, amount bigint')}`;

const UPDATE_BALANCES = `UPDATE account SET balance = rows.balance
  FROM ${rowsFrom('account_id bigint, balance bigint')}
  WHERE account.account_id = rows.account_id`;

const UPSERT_LOTS = `INSERT INTO lot (lot_id, customer_id, amount, remaining, activates_at, expires_at, by_activity, activated, source)
  SELECT lot_id, customer_id, amount, remaining, activates_at, expires_at, by_activity, activated, source
  FROM ${rowsFrom(
    'lot_id text, customer_id text, amount bigint, remaining bigint, activates_at bigint, expires_at bigint, by_activity boolean, activated boolean, source uuid',
  )}
  ON CONFLICT (lot_id) DO UPDATE SET remaining = excluded.remaining, expires_at = excluded.expires_at,
    activated = excluded.activated`;

const UPSERT_HOLDS = `INSERT INTO hold
    (hold_id, customer_id, receipt_id, asked, granted, state, authorised_at, expires_at)
  SELECT hold_id, customer_id, receipt_id, asked, granted, state, authorised_at, expires_at
  FROM ${rowsFrom(
    'hold_id uuid, customer_id text, receipt_id uuid, asked bigint, granted bigint, state text, authorised_at bigint, expires_at bigint',
  )}
  ON CONFLICT (hold_id) DO UPDATE SET state = excluded.state`;

const INSERT_RECEIPTS = `INSERT INTO receipt
    (receipt_id, end_state, op_id, customer_id, business_date, paid, redeemed, accrued, return_of, quantities)
  SELECT receipt_id, end_state, op_id, customer_id, business_date, paid, redeemed, accrued, return_of, quantities
  FROM ${rowsFrom(
    'receipt_id uuid, end_state text, op_id uuid, customer_id text, business_date date, paid bigint, redeemed bigint, accrued bigint, return_of uuid, quantities jsonb',
  )}
  ON CONFLICT (receipt_id) DO UPDATE SET end_state = excluded.end_state, op_id = excluded.op_id,
    customer_id = excluded.customer_id, business_date = excluded.business_date, paid = excluded.paid,
    redeemed = excluded.redeemed, accrued = excluded.accrued`;

const INSERT_BURNED = `INSERT INTO burned (receipt_id, n, lot_id, amount, activates_at, expires_at)
  SELECT receipt_id, n, lot_id, amount, activates_at, expires_at
  FROM ${rowsFrom('receipt_id uuid, n int, lot_id text, amount bigint, activates_at bigint, expires_at bigint')}`;

const ADD_TO_COUNTERS = `INSERT INTO counter (customer_id, period, earned, redeemed, redemptions)
  SELECT customer_id, period, sum(earned)::bigint, sum(redeemed)::bigint, sum(redemptions)::int
  FROM ${rowsFrom('customer_id text, period text, earned bigint, redeemed bigint, redemptions int')}
  GROUP BY customer_id, period
  ON CONFLICT (customer_id, period) DO UPDATE SET earned = counter.earned + excluded.earned,
    redeemed = counter.redeemed + excluded.redeemed, redemptions = counter.redemptions + excluded.redemptions`;

const ADD_TO_PROGRAMME_COUNTERS = `INSERT INTO programme_counter (programme_id, key, value)
  SELECT programme_id, key, sum(by)::bigint FROM ${rowsFrom('programme_id text, key text, by bigint')}
  GROUP BY programme_id, key ORDER BY programme_id, key
  ON CONFLICT (programme_id, key) DO UPDATE SET value = programme_counter.value + excluded.value`;

const UPDATE_CUSTOMERS = `UPDATE customer SET tier_id = rows.tier_id, qualifying_spend = rows.qualifying_spend,
    tier = rows.tier, facts = rows.facts
  FROM ${rowsFrom('customer_id text, tier_id text, qualifying_spend bigint, tier jsonb, facts jsonb')}
  WHERE customer.customer_id = rows.customer_id`;
