import { createHash } from 'node:crypto';
import { findVersion, parseProgramme, prepareProgramme } from '../../loyalty/index.ts';
import type { Instant, PreparedProgramme } from '../../loyalty/index.ts';
import type { Account } from '../ledger/member.ts';
import { anyOf, forEachRow, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

const PROGRAMME_ACCOUNTS = ['issued', 'redeemed', 'expired', 'adjusted', 'writtenOff', 'unclaimed'] as const;
export type ProgrammeAccountKind = (typeof PROGRAMME_ACCOUNTS)[number];

/** The programme versions and their accounts, as one transaction sees them. */
export interface ProgrammeShelf {
  findByHash(hash: string): PreparedProgramme | undefined;
  /** the version in force */
  findCurrent(now: Instant): PreparedProgramme | undefined;
  /** @throws RangeError for a programme without accounts */
  account(programmeId: string, kind: ProgrammeAccountKind): Account;
}

/** Versions never change, so what was prepared once is kept by hash. */
export type PreparedCache = Map<string, PreparedProgramme>;

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** @param named programmes that receipts name; those not known here get their accounts all the same: a sale is a fact */
export async function loadShelf(sql: Sql, cache: PreparedCache, named: readonly string[]): Promise<ProgrammeShelf> {
  const versions = await loadVersions(sql, cache);
  const ids = [...new Set([...named, ...versions.map(({ programme }) => programme.id)])];
  let accounts = await loadAccounts(sql, ids);
  const missing = ids.filter((id) => !accounts.has(`${id} issued`));
  if (missing.length > 0) {
    await openProgrammeAccounts(sql, missing);
    accounts = await loadAccounts(sql, ids);
  }
  return {
    findByHash: (hash) => versions.find((version) => version.hash === hash),
    findCurrent: (now) => findVersion(versions, now),
    account(programmeId, kind) {
      const account = accounts.get(`${programmeId} ${kind}`);
      if (account === undefined) throw new RangeError(`no account ${kind} of programme ${programmeId}`);
      return account;
    },
  };
}

/** All versions this centre can interpret. */
export async function loadVersions(sql: Sql, cache: PreparedCache): Promise<PreparedProgramme[]> {
  const rows = await sql.query<{ hash: string }>('SELECT hash FROM programme');
  const unknown = rows.filter(({ hash }) => !cache.has(hash)).map(({ hash }) => hash);
  if (unknown.length > 0) {
    const documents = await sql.query<{ hash: string; document: string }>(
      `SELECT hash, document FROM programme WHERE hash = ${anyOf(1)}`,
      [JSON.stringify(unknown)],
    );
    for (const { hash, document } of documents) {
      const parsed = parseProgramme(JSON.parse(document));
      // A version made by a newer centre may hold a mechanic this one does not know: its receipts are flagged, not lost.
      if (parsed.ok) cache.set(hash, prepareProgramme(parsed.programme, sha256, parsed.text));
    }
  }
  return rows.flatMap(({ hash }) => cache.get(hash) ?? []);
}

async function loadAccounts(sql: Sql, programmeIds: readonly string[]): Promise<Map<string, Account>> {
  const rows = await sql.query<{ account_id: number; owner: string; kind: string }>(
    `SELECT account_id, owner, kind FROM account WHERE owner = ${anyOf(1)} AND balance IS NULL`,
    [JSON.stringify(programmeIds)],
  );
  return new Map(rows.map((row) => [`${row.owner} ${row.kind}`, { accountId: row.account_id, balance: null }]));
}

export async function openProgrammeAccounts(sql: Sql, programmeIds: readonly string[]): Promise<void> {
  const rows = programmeIds.flatMap((owner) => PROGRAMME_ACCOUNTS.map((kind) => ({ owner, kind })));
  await forEachRow(
    sql,
    `INSERT INTO account (owner, kind) SELECT owner, kind FROM ${rowsFrom('owner text, kind text')} ON CONFLICT DO NOTHING`,
    rows,
  );
}
