import type { Answer } from '../../contract/sync/api.ts';
import type { WireOperation } from '../../contract/sync/operations.ts';
import type { Instant } from '../../loyalty/index.ts';
import { rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { PushRefused } from './refused.ts';
import type { Push } from './push.ts';
import type { StoredOperation } from './sequence.ts';

/** What is stored under the numbers of this batch, by seq. */
export async function answersOfKnown(sql: Sql, { till, epoch, ops }: Push): Promise<Map<number, StoredOperation>> {
  const rows = await sql.query<{ seq: number; op_id: string; hash: string; answer: string }>(
    'SELECT seq, op_id, hash, answer FROM operation WHERE till_id = $1 AND epoch = $2 AND seq BETWEEN $3 AND $4',
    [till, epoch, ops[0]?.seq ?? 0, ops.at(-1)?.seq ?? 0],
  );
  return new Map(rows.map((row) => [row.seq, { opId: row.op_id, hash: row.hash, answer: row.answer }]));
}

/**
 * Stores operations with their answers; neither is ever touched again.
 * @throws PushRefused FORK when an id is already kept under another number; the transaction must then be given up
 */
export async function storeOperations(
  sql: Sql,
  { till, epoch }: Push,
  operations: readonly WireOperation[],
  answers: readonly Answer[],
  now: Instant,
): Promise<void> {
  const rows = operations.map((operation, index) => ({
    ...operation,
    op_id: operation.opId,
    outcome: answers[index]?.outcome,
    answer: JSON.stringify(answers[index]),
  }));
  const kept = await sql.query<{ seq: number }>(
    `INSERT INTO operation (till_id, epoch, seq, op_id, kind, schema, payload, hash, received_at, outcome, answer)
     SELECT $2, $3, seq, op_id, kind, schema, payload, hash, $4, outcome, answer
     FROM ${rowsFrom('seq bigint, op_id uuid, kind text, schema int, payload text, hash text, outcome text, answer text')}
     ON CONFLICT (op_id) DO NOTHING RETURNING seq`,
    [JSON.stringify(rows), till, epoch, now],
  );
  const keptNumbers = new Set(kept.map(({ seq }) => seq));
  const reused = operations.find(({ seq }) => !keptNumbers.has(seq));
  if (reused !== undefined) throw new PushRefused({ code: 'FORK', data: { seq: reused.seq } });
}
