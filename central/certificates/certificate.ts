/** Gift certificates as the centre keeps them. A row is locked by whoever reads it here, in the order of the numbers. */
import type { Certificate, Instant, Kopecks } from '../../loyalty/index.ts';
import { anyOf, anyUuidOf, forEachRow, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

export interface StoredCertificate extends Omit<Certificate, 'left'> {
  pinHash: string;
  /** by its entries; 0 until it is sold */
  rest: Kopecks;
  /** the part of `rest` that open holds have set aside */
  reserved: Kopecks;
  soldBy: string | null;
  wrongPins: number;
  lockedUntil: Instant | null;
}

export interface CertificateHold {
  authorisationId: string;
  number: string;
  receiptId: string | null;
  tillId: number | null;
  amount: Kopecks;
  taken: Kopecks;
  state: 'authorised' | 'captured' | 'released' | 'expired';
  expiresAt: Instant;
}

interface CertificateEntry {
  cause: string;
  number: string;
  reason: 'opening' | 'sold' | 'paid' | 'lost' | 'returned';
  amount: number;
  at: Instant;
}

/** The certificates that a transaction names, and what it has changed of them so far. */
export interface CertificateBooks {
  readonly byNumber: ReadonlyMap<string, StoredCertificate>;
  readonly holds: Map<string, CertificateHold>;
  readonly changed: Set<StoredCertificate>;
  readonly changedHolds: Set<CertificateHold>;
  readonly entries: CertificateEntry[];
}

const COLUMNS = `number, pin_hash AS "pinHash", face_value AS "faceValue", rest, reserved, state, from_at AS "from",
  to_at AS "to", sold_by AS "soldBy", wrong_pins AS "wrongPins", locked_until AS "lockedUntil"`;
const HOLD_COLUMNS = `authorisation_id AS "authorisationId", number, receipt_id AS "receiptId", till_id AS "tillId", amount,
  taken, state, expires_at AS "expiresAt"`;

export async function loadCertificates(
  sql: Sql,
  numbers: readonly string[],
  authorisationIds: readonly string[],
): Promise<CertificateBooks> {
  const rows =
    numbers.length === 0
      ? []
      : await sql.query<StoredCertificate>(
          `SELECT ${COLUMNS} FROM certificate WHERE number = ${anyOf(1)} ORDER BY number FOR UPDATE`,
          [JSON.stringify(numbers)],
        );
  const holds =
    authorisationIds.length === 0
      ? []
      : await sql.query<CertificateHold>(
          `SELECT ${HOLD_COLUMNS} FROM certificate_hold WHERE authorisation_id = ${anyUuidOf(1)}`,
          [JSON.stringify(authorisationIds)],
        );
  return {
    byNumber: new Map(rows.map((row) => [row.number, row])),
    holds: new Map(holds.map((hold) => [hold.authorisationId, hold])),
    changed: new Set(),
    changedHolds: new Set(),
    entries: [],
  };
}

export async function saveCertificates(sql: Sql, { changed, changedHolds, entries }: CertificateBooks): Promise<void> {
  await forEachRow(sql, UPDATE, [...changed]);
  await forEachRow(sql, UPSERT_HOLDS, [...changedHolds]);
  const counts = new Map<string, number>();
  const numbered = entries.map((entry) => {
    const key = `${entry.cause} ${entry.number}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return { ...entry, n };
  });
  await forEachRow(sql, INSERT_ENTRIES, numbered);
}

const UPDATE = `UPDATE certificate SET rest = rows.rest, reserved = rows.reserved, state = rows.state,
    to_at = rows."to", sold_by = rows."soldBy", wrong_pins = rows."wrongPins", locked_until = rows."lockedUntil"
  FROM ${rowsFrom(
    'number text, rest bigint, reserved bigint, state text, "to" bigint, "soldBy" uuid, "wrongPins" int, "lockedUntil" bigint',
  )}
  WHERE certificate.number = rows.number`;

const UPSERT_HOLDS = `INSERT INTO certificate_hold
    (authorisation_id, number, receipt_id, till_id, amount, taken, state, expires_at)
  SELECT "authorisationId", number, "receiptId", "tillId", amount, taken, state, "expiresAt"
  FROM ${rowsFrom(
    '"authorisationId" uuid, number text, "receiptId" uuid, "tillId" int, amount bigint, taken bigint, state text, "expiresAt" bigint',
  )}
  ON CONFLICT (authorisation_id) DO UPDATE SET state = excluded.state`;

const INSERT_ENTRIES = `INSERT INTO certificate_entry (cause, number, n, reason, amount, at)
  SELECT cause, number, n, reason, amount, at
  FROM ${rowsFrom('cause uuid, number text, n int, reason text, amount bigint, at bigint')}`;
