import { sharedCounters } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import { anyOf, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { publishCounters } from '../feed/head.ts';
import { loadShelf } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';

/**
 * Fills a till's part of each limited counter of the programme in force up to what the programme says, as far as
 * nobody has used it or holds it. The counters are locked while that is worked out, so all parts and uses together
 * never come to more than the limit. Source: offline-sync section 9 (grants).
 */
export async function fillAllotments(
  sql: Sql,
  tillId: number,
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<void> {
  const programme = (await loadShelf(sql, cache, [])).findCurrent(now)?.programme;
  const wanted = programme === undefined ? [] : sharedCounters(programme).filter(({ allotment }) => allotment > 0);
  if (programme === undefined || wanted.length === 0) return;
  const programmeId = programme.id;
  const names = [programmeId, JSON.stringify(wanted.map(({ key }) => key))];
  await sql.query(OPEN, names);
  const found = await sql.query<{ key: string; value: number }>(LOCK, names);
  const parts = await sql.query<{ key: string; own: number; others: number }>(PARTS, [...names, tillId]);
  const filled = wanted.flatMap(({ key, limit, allotment }) => {
    const { own = 0, others = 0 } = parts.find((part) => part.key === key) ?? {};
    const used = found.find((counter) => counter.key === key)?.value ?? 0;
    const rest = Math.min(allotment, Math.max(own, limit - used - others));
    return rest > own ? [{ programme_id: programmeId, key, till_id: tillId, rest }] : [];
  });
  if (filled.length === 0) return;
  await sql.query(PUT, [JSON.stringify(filled)]);
  await publishCounters(
    sql,
    filled.map(({ key }) => ({ programmeId, key })),
  );
}

const OPEN = `INSERT INTO programme_counter (programme_id, key, value)
  SELECT $1, key, 0 FROM jsonb_array_elements_text($2::jsonb) AS wanted(key) ORDER BY key ON CONFLICT DO NOTHING`;

const LOCK = `SELECT key, value FROM programme_counter WHERE programme_id = $1 AND key = ${anyOf(2)}
  ORDER BY key FOR UPDATE`;

const PARTS = `SELECT a.key, coalesce(sum(a.rest) FILTER (WHERE a.till_id = $3), 0)::bigint AS own,
    coalesce(sum(a.rest) FILTER (WHERE a.till_id <> $3 AND t.state = 'active'), 0)::bigint AS others
  FROM allotment a JOIN till t ON t.till_id = a.till_id
  WHERE a.programme_id = $1 AND a.key = ${anyOf(2)} GROUP BY a.key`;

const PUT = `INSERT INTO allotment (programme_id, key, till_id, rest)
  SELECT programme_id, key, till_id, rest
  FROM ${rowsFrom('programme_id text, key text, till_id int, rest bigint')}
  ON CONFLICT (programme_id, key, till_id) DO UPDATE SET rest = excluded.rest`;
