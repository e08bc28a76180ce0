import type { Change } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { rowsByKey } from './rows-by-key.ts';

export interface FeedPosition {
  feed: string;
  /** the last revision the till has; 0 = none */
  cursor: number;
  limit: number;
  /** whose part of a counter is told */
  tillId: number;
}

export interface FeedPage {
  changes: Change[];
  next: number;
  more: boolean;
}

/** The present form of a row in the feed; tills skip what they do not know. */
const ROW_VERSION = 1;

/**
 * Rows changed after the cursor, whole and as they are now, in the order of their revisions. Reads one snapshot.
 * @returns 'otherFeed' when the cursor is not of this history: the till starts anew
 * Source: offline-sync section 8.
 */
export async function readChanges(
  sql: Sql,
  { feed, cursor, limit, tillId }: FeedPosition,
  surroundings: { now: Instant; cache: PreparedCache },
): Promise<FeedPage | { otherFeed: string }> {
  await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const [head] = await sql.query<{ feed: string; rev: number }>('SELECT feed, rev FROM feed_head');
  if (head === undefined) throw new Error('feed_head is empty');
  if (head.feed !== feed.toLowerCase() || cursor > head.rev) return { otherFeed: head.feed };

  const found = await sql.query<FeedKey>(PAGE, [cursor, limit + 1]);
  const page = found.slice(0, limit);
  const rows = await rowsByKey(sql, page, { ...surroundings, tillId });
  const changes = page.map(({ entity, key, rev }): Change => {
    const row = { rev, key, v: ROW_VERSION };
    const data = rows.get(`${entity} ${key}`);
    if (entity === 'tombstone') {
      const [deleted = '', ...rest] = key.split(' ');
      return { ...row, key: rest.join(' '), entity, op: 'delete', data: { entity: deleted } };
    }
    return { ...row, entity, op: 'put', data } as Change;
  });
  return { changes, next: page.at(-1)?.rev ?? cursor, more: found.length > limit };
}

export interface FeedKey {
  entity: Change['entity'];
  /** of a tombstone: the entity it was, a space, its key */
  key: string;
  rev: number;
}

/** Every table is read by the index of its own revisions. */
const PAGE = [
  ['customer', 'customer', 'customer_id'],
  ['goods', 'goods', 'sku'],
  ['programme', 'programme', `programme_id || ':' || version`],
  ['counter', 'programme_counter', `programme_id || ' ' || key`],
  ['store', 'store', 'store_id'],
  ['tombstone', 'tombstone', `entity || ' ' || key`],
]
  .map(
    ([entity, table, key]) =>
      `(SELECT '${entity}' AS entity, ${key} AS key, rev FROM ${table} WHERE rev > $1 ORDER BY rev LIMIT $2)`,
  )
  .join(' UNION ALL ')
  .concat(' ORDER BY rev LIMIT $2');
