import type { WireOperation } from '../../contract/sync/operations.ts';
import type { Sql } from '../db/sql.ts';

export interface TillRow {
  epoch: number;
  lastSeq: number;
  lastHash: string;
}

/** Locks the till's row: two copies of one request cannot interleave. */
export async function lockTill(sql: Sql, tillId: number): Promise<TillRow> {
  const [row] = await sql.query<{ epoch: number; last_seq: number; last_hash: string }>(
    'SELECT epoch, last_seq, last_hash FROM till WHERE till_id = $1 FOR UPDATE',
    [tillId],
  );
  if (row === undefined) throw new RangeError(`no till ${tillId}`);
  return { epoch: row.epoch, lastSeq: row.last_seq, lastHash: row.last_hash };
}

export async function advanceTill(sql: Sql, tillId: number, last: WireOperation): Promise<void> {
  await sql.query('UPDATE till SET last_seq = $2, last_hash = $3 WHERE till_id = $1', [tillId, last.seq, last.hash]);
}
