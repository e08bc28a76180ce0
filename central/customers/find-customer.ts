import { randomUUID } from 'node:crypto';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Database, Sql } from '../db/sql.ts';
import { changeMembers } from '../ledger/change-members.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { recordOf } from '../ledger/member.ts';
import type { Member } from '../ledger/member.ts';
import { settle } from '../ledger/settle.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { reviewTier } from '../tiers/member-tier.ts';
import { loadTierRules } from '../tiers/tier-rules.ts';

export interface CustomerKey {
  by: 'customerId' | 'card' | 'phone';
  value: string;
}

export interface FoundCustomer {
  rev: number;
  record: CustomerRecord;
}

/** The member as they are now: holds that have run out and reviews of the tier that are due come before the answer. */
export async function findCustomer(
  database: Database,
  key: CustomerKey,
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<FoundCustomer | null> {
  const found = await database.transaction(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return { member: await findMember(sql, key), tiers: await loadTierRules(sql, cache, now) };
  });
  const { member, tiers } = found;
  if (member === undefined || member.profile.state === 'erased') return null;
  const isReviewed = reviewTier(member, tiers);
  const isDue = isReviewed || member.holds.some((hold) => hold.expiresAt <= now);
  if (!isDue) return { rev: member.rev, record: recordOf(member, now) };

  const { customerId } = member.profile;
  return database.transaction(async (sql) => {
    const { members } = await changeMembers(sql, [customerId], { now, cache }, (books) => {
      const present = books.members.get(customerId);
      if (present !== undefined) settle(books, present, randomUUID());
    });
    const settled = members.get(customerId);
    return settled === undefined ? null : { rev: settled.rev, record: recordOf(settled, now) };
  });
}

async function findMember(sql: Sql, key: CustomerKey): Promise<Member | undefined> {
  const customerId = key.by === 'customerId' ? key.value : await findCustomerId(sql, { by: key.by, value: key.value });
  return customerId === undefined ? undefined : (await loadMembers(sql, [customerId])).get(customerId);
}

export async function findCustomerId(
  sql: Sql,
  { by, value }: { by: 'card' | 'phone'; value: string },
): Promise<string | undefined> {
  const [row] = await sql.query<{ customer_id: string }>(BY[by], [value]);
  return row?.customer_id;
}

const BY = {
  card: 'SELECT customer_id FROM card WHERE number = $1',
  phone: 'SELECT customer_id FROM customer WHERE phone = $1',
};
