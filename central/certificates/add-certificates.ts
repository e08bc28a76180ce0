import type { Instant, Kopecks } from '../../loyalty/index.ts';
import { forEachRow, inChunks, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

export interface NewCertificate {
  number: string;
  pinHash: string;
  faceValue: Kopecks;
  /** null = not sold yet */
  left: Kopecks | null;
  to: Instant | null;
}

/** Brings in certificates whose numbers nobody has; they pay from now on, or from their sale. */
export async function addCertificates(
  sql: Sql,
  certificates: readonly NewCertificate[],
  { cause, at }: { cause: string; at: Instant },
): Promise<void> {
  await inChunks(certificates, async (chunk) => {
    const rows = chunk.map(({ left, ...one }) => ({ ...one, state: stateOf(left), rest: left ?? 0, at, cause }));
    await forEachRow(sql, INSERT, rows);
    await forEachRow(
      sql,
      OPENING,
      rows.filter(({ rest }) => rest > 0),
    );
  });
}

function stateOf(left: Kopecks | null): 'made' | 'sold' | 'used' {
  if (left === null) return 'made';
  return left === 0 ? 'used' : 'sold';
}

const COLUMNS =
  'number text, "pinHash" text, "faceValue" bigint, rest bigint, state text, at bigint, "to" bigint, cause uuid';
const INSERT = `INSERT INTO certificate (number, pin_hash, face_value, rest, state, from_at, to_at)
  SELECT number, "pinHash", "faceValue", rest, state, at, "to" FROM ${rowsFrom(COLUMNS)}`;
const OPENING = `INSERT INTO certificate_entry (cause, number, n, reason, amount, at)
  SELECT cause, number, 1, 'opening', rest, at FROM ${rowsFrom(COLUMNS)}`;
