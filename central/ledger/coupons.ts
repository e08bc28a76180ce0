import type { Coupon, Instant, Kopecks } from '../../loyalty/index.ts';
import { anyOf, forEachRow, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

interface CouponRow {
  code: string;
  rule_id: string;
  owner_id: string | null;
  from_at: Instant;
  to_at: Instant | null;
  state: Coupon['state'];
  uses_left: number | null;
  face_value: Kopecks | null;
}

const COLUMNS = 'code, rule_id, owner_id, from_at, to_at, state, uses_left, face_value';

/** Locks and reads single codes; codes nobody issued are absent. */
export async function loadCoupons(sql: Sql, codes: readonly string[]): Promise<Map<string, Coupon>> {
  if (codes.length === 0) return new Map();
  const text = `SELECT ${COLUMNS} FROM coupon WHERE code = ${anyOf(1)} ORDER BY code FOR UPDATE`;
  const rows = await sql.query<CouponRow>(text, [JSON.stringify(codes)]);
  return new Map(rows.map((row) => [row.code, couponFrom(row)]));
}

function couponFrom(row: CouponRow): Coupon {
  return {
    code: row.code,
    ruleId: row.rule_id,
    ownerId: row.owner_id,
    from: row.from_at,
    to: row.to_at,
    state: row.state,
    usesLeft: row.uses_left,
    faceValue: row.face_value,
  };
}

/** Writes codes as they are now; one that is there keeps what never changes of it. */
export async function saveCoupons(sql: Sql, coupons: Iterable<Coupon>): Promise<void> {
  await forEachRow(
    sql,
    UPSERT,
    [...coupons].map((coupon) => ({
      code: coupon.code,
      rule_id: coupon.ruleId,
      owner_id: coupon.ownerId,
      from_at: coupon.from,
      to_at: coupon.to,
      state: coupon.state,
      uses_left: coupon.usesLeft,
      face_value: coupon.faceValue,
    })),
  );
}

const UPSERT = `INSERT INTO coupon (${COLUMNS})
  SELECT ${COLUMNS} FROM ${rowsFrom(
    'code text, rule_id text, owner_id text, from_at bigint, to_at bigint, state text, uses_left int, face_value bigint',
  )}
  ON CONFLICT (code) DO UPDATE SET state = excluded.state, uses_left = excluded.uses_left,
    face_value = excluded.face_value`;
