import { canonicalText, startOfDate } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';
import { openProgrammeAccounts, sha256 } from './shelf.ts';

/**
 * Publishes a version of a programme. A version never changes: one that is there already stays as it is.
 *
 * @param document canonical text as `parseProgramme` gave it
 * @returns the hash of what is published under this version now
 */
export async function putProgramme(
  sql: Sql,
  programme: Programme,
  document = canonicalText(programme),
): Promise<{ isNew: boolean; hash: string }> {
  const { id, version, from, to, zone } = programme;
  // Two at once could otherwise bring the same version.
  await sql.query('LOCK TABLE programme IN SHARE ROW EXCLUSIVE MODE');
  const [known] = await sql.query<{ hash: string }>(
    'SELECT hash FROM programme WHERE programme_id = $1 AND version = $2',
    [id, version],
  );
  if (known !== undefined) return { isNew: false, hash: known.hash };
  await openProgrammeAccounts(sql, [id]);
  const hash = sha256(document);
  await sql.query(
    `INSERT INTO programme (programme_id, version, hash, from_at, to_at, document, rev)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      version,
      hash,
      startOfDate(from, zone),
      to === null ? null : startOfDate(to, zone),
      document,
      await takeRevisions(sql, 1),
    ],
  );
  return { isNew: true, hash };
}
