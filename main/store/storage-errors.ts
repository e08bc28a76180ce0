import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';

/** Extended SQLite codes are matched by their beginning; the first row that fits decides. */
const BY_PREFIX: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['SQLITE_CORRUPT', 'DATA_CORRUPT'],
  ['SQLITE_NOTADB', 'DATA_CORRUPT'],
  ['SQLITE_IOERR_SHORT_READ', 'DATA_CORRUPT'],
  ['SQLITE_IOERR_DATA', 'DATA_CORRUPT'],
  ['SQLITE_IOERR_CORRUPTFS', 'DATA_CORRUPT'],
  ['SQLITE_BUSY', 'DATA_IN_USE'],
  ['SQLITE_LOCKED', 'DATA_IN_USE'],
  ['SQLITE_READONLY', 'DATA_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'DATA_READ_ONLY'],
  ['SQLITE_PERM', 'DATA_READ_ONLY'],
  ['SQLITE_IOERR', 'DATA_READ_ONLY'],
  ['EACCES', 'DATA_READ_ONLY'],
  ['EPERM', 'DATA_READ_ONLY'],
  ['EROFS', 'DATA_READ_ONLY'],
  ['ENOTDIR', 'DATA_READ_ONLY'],
  ['EEXIST', 'DATA_READ_ONLY'],
  ['ENOENT', 'DATA_READ_ONLY'],
  ['EIO', 'DATA_READ_ONLY'],
];

/** A failure of SQLite or of the file system as the till names it; anything else comes back as it is. `path` is said where the user can mend it. */
export function toTillError(error: unknown, path: string): unknown {
  if (error instanceof TillError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const row = BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  if (row === undefined) return error;
  return new TillError(row[1], row[1] === 'DATA_READ_ONLY' ? { path } : {}, { cause: error });
}

/** Runs `work` and turns its storage failures into TillError DISK_FULL, DATA_READ_ONLY, DATA_CORRUPT or DATA_IN_USE. */
export function mappingStorageErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toTillError(error, path);
  }
}
