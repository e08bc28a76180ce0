import type { CodeRow } from '../../contract/sync/codes.ts';
import { foldCode, startOfDate, zonedDay } from '../../loyalty/index.ts';
import type { Coupon, Instant, PreparedProgramme } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import type { Refused } from '../imports/refuse-duplicates.ts';
import { loadCoupons, saveCoupons } from '../ledger/coupons.ts';

/**
 * Files a batch of bearer's codes. One that is there already, used or not, stays as it is; one of a rule that the
 * programme in force does not have is left out. Both are named.
 */
export async function addCodes(
  sql: Sql,
  rows: readonly CodeRow[],
  { programme, now }: { programme: PreparedProgramme | undefined; now: Instant },
): Promise<{ applied: number; refused: Refused[] }> {
  const folded = rows.map((row) => ({ ...row, code: foldCode(row.code) }));
  const known = new Set(
    (
      await loadCoupons(
        sql,
        folded.map(({ code }) => code),
      )
    ).keys(),
  );
  const accepted: Coupon[] = [];
  const refused: Refused[] = [];
  for (const row of folded) {
    const reason = known.has(row.code) ? 'duplicateKey' : programme?.byId.has(row.ruleId) ? null : 'unknownRule';
    if (reason !== null) {
      refused.push({ key: row.code, reason });
      continue;
    }
    known.add(row.code);
    accepted.push(couponOf(row, programme?.programme.zone ?? 'UTC', now));
  }
  await saveCoupons(sql, accepted);
  return { applied: accepted.length, refused };
}

function couponOf(
  { code, ruleId, firstDay, lastDay, usesLeft, faceValue }: CodeRow,
  zone: string,
  now: Instant,
): Coupon {
  return {
    code,
    ruleId,
    ownerId: null,
    from: firstDay === null ? now : startOfDate(firstDay, zone),
    to: lastDay === null ? null : zonedDay(startOfDate(lastDay, zone), zone).to,
    state: 'issued',
    usesLeft,
    faceValue,
  };
}
