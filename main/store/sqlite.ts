/** A SQLite file with the settings its role demands. Source: offline-sync section 2. */
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { TillError } from '../../contract/errors/catalogue.ts';
import { mappingStorageErrors } from './storage-errors.ts';

export type Connection = Database.Database;

export type DatabaseRole = 'ledger' | 'directory' | 'directoryReader';

/** The connection set differs by role; every value is read back, since an existing file may open with another. */
const PRAGMAS: Readonly<Record<DatabaseRole, Readonly<Record<string, string | number>>>> = {
  // Our build opens an existing WAL file with synchronous NORMAL, measured: first session 2, later sessions 1.
  ledger: { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, wal_autocheckpoint: 0 },
  directory: { journal_mode: 'wal', synchronous: 1, foreign_keys: 1, busy_timeout: 5000, wal_autocheckpoint: 1000 },
  // An I/O error in a mapped page is a signal: only where losing the file costs no more than a download.
  directoryReader: { query_only: 1, busy_timeout: 5000, mmap_size: 1024 ** 3, cache_size: -16384 },
};

/** Before 3.51.3 a reset of the WAL could lose commits. */
const SQLITE_OLDEST = [3, 51, 3] as const;
const NODE_OLDEST = 24;

/**
 * Opens or makes a database file.
 * @throws TillError DATA_READ_ONLY, DATA_CORRUPT, DISK_FULL, DATA_IN_USE; INTERNAL where a setting does not hold
 */
export function openDatabase(path: string, role: DatabaseRole): Connection {
  assertRuntime();
  return mappingStorageErrors(dirname(path), () => {
    const connection = new Database(path, { timeout: 5000, fileMustExist: role === 'directoryReader' });
    try {
      assertSqliteVersion(connection);
      applyPragmas(connection, role);
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  });
}

function applyPragmas(connection: Connection, role: DatabaseRole): void {
  for (const [name, value] of Object.entries(PRAGMAS[role])) {
    connection.pragma(`${name} = ${value}`);
    const actual: unknown = connection.pragma(name, { simple: true });
    if (actual !== value) throw new TillError('INTERNAL', { pragma: name, expected: value, actual: String(actual) });
  }
}

/** better-sqlite3's binary ends an older Node with a segmentation fault when the first database is opened. */
function assertRuntime(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NODE_OLDEST) throw new TillError('INTERNAL', { node: process.versions.node, oldest: NODE_OLDEST });
}

function assertSqliteVersion(connection: Connection): void {
  const version = connection.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  const parts = version.split('.').map(Number);
  const differing = SQLITE_OLDEST.findIndex((part, index) => parts[index] !== part);
  if (differing !== -1 && (parts[differing] ?? 0) < SQLITE_OLDEST[differing]!) {
    throw new TillError('INTERNAL', { sqlite: version, oldest: SQLITE_OLDEST.join('.') });
  }
}

/**
 * One IMMEDIATE transaction: all of `work` or nothing of it, on disk when this returns.
 * @throws TillError as `openDatabase`, and whatever `work` throws
 */
export function transact<Result>(connection: Connection, work: () => Result): Result {
  return mappingStorageErrors(dirname(connection.name), () => {
    connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  });
}

/** @throws TillError DATA_CORRUPT */
export function quickCheck(connection: Connection): void {
  const folder = dirname(connection.name);
  const verdict = mappingStorageErrors(folder, () => connection.pragma('quick_check(1)', { simple: true }));
  if (verdict !== 'ok') throw new TillError('DATA_CORRUPT');
}
