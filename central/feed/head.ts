import { rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

/**
 * Hands out the next `count` revisions and returns the first. The head stays locked until the transaction commits, so
 * revisions become visible in order and a cursor skips none (I16): take them last, hold them briefly.
 */
export async function takeRevisions(sql: Sql, count: number): Promise<number> {
  const [head] = await sql.query<{ rev: number }>('UPDATE feed_head SET rev = rev + $1 RETURNING rev', [count]);
  if (head === undefined) throw new Error('feed_head is empty');
  return head.rev - count + 1;
}

/**
 * Puts these programme-wide counters at the head of the feed, each one once; returns the first revision they got, or
 * null for none. Their rows are locked before the head is, as every transaction does.
 */
export async function publishCounters(sql: Sql, counters: readonly CounterName[]): Promise<number | null> {
  const names = [
    ...new Map(counters.map(({ programmeId, key }) => [`${programmeId} ${key}`, { programmeId, key }])).values(),
  ];
  if (names.length === 0) return null;
  const first = await takeRevisions(sql, names.length);
  const rows = names.map(({ programmeId, key }, index) => ({ programme_id: programmeId, key, rev: first + index }));
  await sql.query(
    `UPDATE programme_counter c SET rev = rows.rev FROM ${rowsFrom('programme_id text, key text, rev bigint')}
     WHERE c.programme_id = rows.programme_id AND c.key = rows.key`,
    [JSON.stringify(rows)],
  );
  return first;
}

export interface CounterName {
  programmeId: string;
  key: string;
}

/** Puts these members at the head of the feed; returns the revision each got. */
export async function publishMembers(sql: Sql, customerIds: ReadonlySet<string>): Promise<Map<string, number>> {
  if (customerIds.size === 0) return new Map();
  const first = await takeRevisions(sql, customerIds.size);
  const rows = [...customerIds].map((customerId, index) => ({ customer_id: customerId, rev: first + index }));
  await sql.query(
    `UPDATE customer SET rev = rows.rev FROM ${rowsFrom('customer_id text, rev bigint')}
     WHERE customer.customer_id = rows.customer_id`,
    [JSON.stringify(rows)],
  );
  return new Map(rows.map((row) => [row.customer_id, row.rev]));
}
