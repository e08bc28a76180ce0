import { counterKey, instant } from '../../loyalty/index.ts';
import type { Coupon, Instant } from '../../loyalty/index.ts';
import { anyOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { loadCoupons } from '../ledger/coupons.ts';
import { loadShelf } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';

export interface CodeReserved {
  /** a single code's record; null for one written in the programme, or unknown */
  coupon: Coupon | null;
  isKnown: boolean;
  /** a use of it is this till's until then */
  isReserved: boolean;
  until: Instant;
}

/** As long as a hold of points: from the entry of the code to the end of its receipt. Source: loyalty-domain sections 7, 8. */
const RESERVED_MS = 15 * 60_000;

/**
 * Sets one use of a limited code aside for a till; again for the same till prolongs it. Whoever asks second for the
 * last use gets none: the row of the code, or of its counter, is locked while the uses are counted.
 * Source: loyalty-domain section 7.
 */
export async function reserveCode(
  sql: Sql,
  { code, tillId }: { code: string; tillId: number },
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<CodeReserved> {
  const until = instant(now + RESERVED_MS);
  const coupon = (await loadCoupons(sql, [code])).get(code) ?? null;
  const left = coupon === null ? await usesLeftOfShared(sql, code, { now, cache, tillId }) : usesLeftOf(coupon);
  if (left === 'unknown') return { coupon, isKnown: false, isReserved: false, until };
  await sql.query('DELETE FROM code_reservation WHERE code = $1 AND until <= $2', [code, now]);
  const [others] = await sql.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM code_reservation WHERE code = $1 AND till_id <> $2',
    [code, tillId],
  );
  const isReserved = left > (others?.count ?? 0);
  if (isReserved) await sql.query(UPSERT, [code, tillId, until]);
  return { coupon, isKnown: true, isReserved, until };
}

/** Gives up what this till had set aside: the code was taken out of its receipt, or used by one. */
export async function releaseCodes(sql: Sql, tillId: number, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await sql.query(`DELETE FROM code_reservation WHERE till_id = $1 AND code = ${anyOf(2)}`, [
    tillId,
    JSON.stringify(codes),
  ]);
}

function usesLeftOf({ state, usesLeft }: Coupon): number {
  if (state !== 'issued' && state !== 'reserved') return 0;
  return usesLeft ?? Infinity;
}

/** Of a code that the programme names: the least that any of its limits leaves. */
async function usesLeftOfShared(
  sql: Sql,
  code: string,
  { now, cache, tillId }: { now: Instant; cache: PreparedCache; tillId: number },
): Promise<number | 'unknown'> {
  const programme = (await loadShelf(sql, cache, [])).findCurrent(now);
  const ruleId = programme?.ruleByCode.get(code);
  const rule = ruleId === undefined ? undefined : programme?.byId.get(ruleId);
  if (programme === undefined || rule === undefined) return 'unknown';
  const { limits, coupon } = rule.common;
  const programmeId = programme.programme.id;
  const inAll = await leftOf(sql, { programmeId, key: counterKey.total(rule.id), limit: limits?.total, tillId });
  const ofCode = { programmeId, key: counterKey.code(rule.id, code), limit: coupon?.perCode, tillId };
  return Math.min(inAll, await leftOf(sql, ofCode));
}

interface Bounded {
  programmeId: string;
  key: string;
  /** undefined = none */
  limit: number | undefined;
  tillId: number;
}

/** A limit less what everyone has used and the other tills hold; its counter stays locked. */
async function leftOf(sql: Sql, { programmeId, key, limit, tillId }: Bounded): Promise<number> {
  if (limit === undefined) return Infinity;
  const counter = [programmeId, key];
  await sql.query(
    'INSERT INTO programme_counter (programme_id, key, value) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING',
    counter,
  );
  const [used] = await sql.query<{ value: number }>(
    'SELECT value FROM programme_counter WHERE programme_id = $1 AND key = $2 FOR UPDATE',
    counter,
  );
  const [others] = await sql.query<{ rest: number }>(
    `SELECT coalesce(sum(a.rest), 0)::bigint AS rest FROM allotment a JOIN till t ON t.till_id = a.till_id
     WHERE a.programme_id = $1 AND a.key = $2 AND a.till_id <> $3 AND t.state = 'active'`,
    [...counter, tillId],
  );
  return limit - (used?.value ?? 0) - (others?.rest ?? 0);
}

const UPSERT = `INSERT INTO code_reservation (code, till_id, until) VALUES ($1, $2, $3)
  ON CONFLICT (code, till_id) DO UPDATE SET until = excluded.until`;
