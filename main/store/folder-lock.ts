import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TillError } from '../../contract/errors/catalogue.ts';
import { mappingStorageErrors, toTillError } from './storage-errors.ts';

export interface FolderLock {
  /** the till before this one did not close its files */
  afterCrash: boolean;
  release(): void;
}

/**
 * Takes the folder for this process. The lock is the system's own on `till.lock`: it goes with the process however
 * that ends, so a reused pid cannot keep a till from starting. `till.pid` names the holder and stays after a crash.
 * @throws TillError DATA_IN_USE with the holder's pid
 */
export function lockFolder(folder: string): FolderLock {
  const pidFile = join(folder, 'till.pid');
  const lock = mappingStorageErrors(folder, () => new Database(join(folder, 'till.lock'), { timeout: 0 }));
  try {
    // Never written to, so no journal appears and a crash leaves nothing to recover.
    lock.exec('BEGIN EXCLUSIVE');
    const afterCrash = existsSync(pidFile);
    writeFileSync(pidFile, String(process.pid), { mode: 0o600 });
    return {
      afterCrash,
      release() {
        rmSync(pidFile, { force: true });
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    const failure = toTillError(error, folder);
    if (failure instanceof TillError && failure.code === 'DATA_IN_USE') {
      throw new TillError('DATA_IN_USE', { pid: readPid(pidFile) }, { cause: error });
    }
    throw failure;
  }
}

function readPid(pidFile: string): number {
  return existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || 0 : 0;
}
