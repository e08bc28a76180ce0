import type { ProgrammeRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import { anyOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { recordOf } from '../ledger/member.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { reviewTier } from '../tiers/member-tier.ts';
import { loadTierRules } from '../tiers/tier-rules.ts';
import type { FeedKey } from './changes.ts';

/** The data of a page of the feed, by entity and key with a space between; one set of queries per entity. */
export async function rowsByKey(
  sql: Sql,
  page: readonly FeedKey[],
  { now, cache, tillId }: { now: Instant; cache: PreparedCache; tillId: number },
): Promise<Map<string, unknown>> {
  const keysOf = (entity: FeedKey['entity']): string[] =>
    page.filter((row) => row.entity === entity).map(({ key }) => key);
  const rows = new Map<string, unknown>();
  const customerIds = keysOf('customer');
  if (customerIds.length > 0) {
    const tiers = await loadTierRules(sql, cache, now);
    for (const [id, member] of await loadMembers(sql, customerIds)) {
      reviewTier(member, tiers);
      rows.set(`customer ${id}`, recordOf(member, now));
    }
  }
  for (const [entity, text] of Object.entries(QUERIES)) {
    const keys = keysOf(entity as FeedKey['entity']);
    if (keys.length === 0) continue;
    const found = await sql.query<{ key: string; record: unknown }>(text, [JSON.stringify(keys)]);
    for (const { key, record } of found) rows.set(`${entity} ${key}`, record);
  }
  const counters = keysOf('counter');
  if (counters.length > 0) {
    const found = await sql.query<{ key: string; record: unknown }>(COUNTERS, [JSON.stringify(counters), tillId]);
    for (const { key, record } of found) rows.set(`counter ${key}`, record);
  }
  return rows;
}

type ProgrammeColumns = { [Field in keyof ProgrammeRecord]: string };
const programmeColumns: ProgrammeColumns = {
  programmeId: 'programme_id',
  version: 'version',
  hash: 'hash',
  from: 'from_at',
  to: 'to_at',
  document: 'document',
};

/** What other tills hold is as good as given away, for whoever asks; a blocked till holds nothing any more. */
const COUNTERS = `SELECT c.programme_id || ' ' || c.key AS key, jsonb_build_object(
    'programmeId', c.programme_id, 'key', c.key,
    'value', c.value + coalesce(sum(a.rest) FILTER (WHERE a.till_id <> $2 AND t.state = 'active'), 0),
    'allotted', coalesce(sum(a.rest) FILTER (WHERE a.till_id = $2), 0)) AS record
  FROM programme_counter c
    LEFT JOIN allotment a ON a.programme_id = c.programme_id AND a.key = c.key AND a.rest > 0
    LEFT JOIN till t ON t.till_id = a.till_id
  WHERE c.programme_id || ' ' || c.key = ${anyOf(1)}
  GROUP BY c.programme_id, c.key`;

const QUERIES = {
  goods: `SELECT sku AS key, record FROM goods WHERE sku = ${anyOf(1)}`,
  store: `SELECT store_id AS key, record FROM store WHERE store_id = ${anyOf(1)}`,
  programme: `SELECT programme_id || ':' || version AS key, jsonb_build_object(${Object.entries(programmeColumns)
    .map(([field, column]) => `'${field}', ${column}`)
    .join(', ')}) AS record
    FROM programme WHERE programme_id || ':' || version = ${anyOf(1)}`,
};
