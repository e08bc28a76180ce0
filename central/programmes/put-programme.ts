import { canonicalText, startOfDate } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';
import { openProgrammeAccounts, sha256 } from './shelf.ts';

/**
 * Publishes a version of a programme; the same version again changes nothing.
 *
 * @param document canonical text as `parseProgramme` gave it
 */
export async function putProgramme(sql: Sql, programme: Programme, document = canonicalText(programme)): Promise<void> {
  const { id, version, from, to, zone } = programme;
  await openProgrammeAccounts(sql, [id]);
  const known = await sql.query('SELECT FROM programme WHERE programme_id = $1 AND version = $2', [id, version]);
  if (known.length > 0) return;
  await sql.query(
    `INSERT INTO programme (programme_id, version, hash, from_at, to_at, document, rev)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      version,
      sha256(document),
      startOfDate(from, zone),
      to === null ? null : startOfDate(to, zone),
      document,
      await takeRevisions(sql, 1),
    ],
  );
}
