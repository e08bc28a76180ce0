import { points } from '../../loyalty/index.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';

/** Points that were given away. */
export interface Sent {
  transferId: string;
  programmeId: string;
  sender: string;
  receiver: string | null;
  charityId: string | null;
  amount: Points;
  fee: Points;
  taken: Points;
  at: Instant;
}

export async function findSent(sql: Sql, transferId: string): Promise<Sent | undefined> {
  const [row] = await sql.query<Sent>(
    `SELECT transfer_id AS "transferId", programme_id AS "programmeId", sender, receiver, charity_id AS "charityId",
       amount, fee, taken, at FROM point_transfer WHERE transfer_id = $1`,
    [transferId],
  );
  return row;
}

/** To other members; what goes to charity has no day cap. */
export async function sentSince(sql: Sql, customerId: string, since: Instant): Promise<Points> {
  const [row] = await sql.query<{ sum: number }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS sum FROM point_transfer
     WHERE sender = $1 AND at >= $2 AND receiver IS NOT NULL`,
    [customerId, since],
  );
  return points(row?.sum ?? 0);
}

export async function rememberSent(sql: Sql, sent: Sent): Promise<void> {
  const { transferId, programmeId, sender, receiver, charityId, amount, fee, taken, at } = sent;
  await sql.query(
    `INSERT INTO point_transfer (transfer_id, programme_id, sender, receiver, charity_id, amount, fee, taken, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [transferId, programmeId, sender, receiver, charityId, amount, fee, taken, at],
  );
}
