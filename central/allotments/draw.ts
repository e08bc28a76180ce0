import { forEachRow, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

/** Taken out of a till's part of a counter: used by a receipt, or given back. */
export interface Drawn {
  programmeId: string;
  key: string;
  /** > 0 */
  amount: number;
}

/**
 * A till's uses come out of its own part first, whether it was online or not: so it knows without an answer what is
 * left of it. What goes beyond the part was everybody's. Source: offline-sync section 9.
 */
export async function drawOnAllotments(sql: Sql, tillId: number, drawn: readonly Drawn[]): Promise<void> {
  await forEachRow(
    sql,
    `UPDATE allotment a SET rest = greatest(0, a.rest - taken.amount)
     FROM (SELECT till_id, programme_id, key, sum(amount)::bigint AS amount
           FROM ${rowsFrom('till_id int, programme_id text, key text, amount bigint')}
           GROUP BY till_id, programme_id, key) taken
     WHERE a.till_id = taken.till_id AND a.programme_id = taken.programme_id AND a.key = taken.key`,
    drawn.map(({ programmeId, key, amount }) => ({ till_id: tillId, programme_id: programmeId, key, amount })),
  );
}
