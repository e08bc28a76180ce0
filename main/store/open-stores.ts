/** Opens the till's data folder: the ledger, the directory, the queue. Source: offline-sync sections 2 and 16. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import { createOperationIds } from '../queue/operation-id.ts';
import type { Outbox } from '../queue/outbox.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import type { CrashHooks } from './crash-hooks.ts';
import { prepareDataFolder } from './data-folder.ts';
import { SqliteDirectory } from './directory.ts';
import { FIRST_DIRECTORY, isDirectoryFile, nextDirectoryName, removeDirectoryFile } from './directory-file.ts';
import { DirectoryWriter } from './directory-writer.ts';
import { lockFolder } from './folder-lock.ts';
import { loadKeys } from './key-file.ts';
import { openLedgerFile, verifyTail } from './ledger-file.ts';
import { createLedgerParts } from './ledger-parts.ts';
import { SqliteLedger } from './ledger.ts';
import { createPersonalData } from './personal-data.ts';
import { createSaleGate } from './sale-gate.ts';
import { SyncRecords } from './sync-records.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';
import type { Settings } from './settings.ts';

export interface Stores {
  ledger: SqliteLedger;
  directory: SqliteDirectory;
  outbox: Outbox;
  /** what the sync client keeps in the ledger besides the queue */
  syncRecords: SyncRecords;
  clock: Clock;
  /** UUIDv7, growing within this process */
  newId: () => OperationId;
  /** what the user has to be told although everything opened: KEY_LOST */
  warnings: TillError[];
  close: () => Promise<void>;
}

export interface OpenOptions {
  clock?: Clock;
  hooks?: CrashHooks;
  /** script of the directory's writer; the source beside this file unless a bundle says where it lies */
  workerUrl?: URL;
  /** a row the centre gave could not be written to the copy; it stays in memory */
  onWriteFailed?: (error: unknown) => void;
}

/**
 * Everything the till has on disk, checked and ready. A part that can be downloaded again is mended by itself.
 * @throws TillError DATA_IN_USE, DATA_READ_ONLY, DISK_FULL, DATA_CORRUPT (files untouched), DATA_NEWER (queue safe)
 */
export async function openStores(folder: string, options: OpenOptions = {}): Promise<Stores> {
  prepareDataFolder(folder);
  const toClose: (() => void)[] = [];
  try {
    return openLocked(folder, options, toClose);
  } catch (error) {
    for (const close of toClose.reverse()) close();
    throw error;
  }
}

function openLocked(folder: string, options: OpenOptions, toClose: (() => void)[]): Stores {
  const { clock = systemClock(), hooks = () => undefined, onWriteFailed = () => undefined } = options;
  const lock = lockFolder(folder);
  toClose.push(() => lock.release());
  const connection = openLedgerFile(folder, lock.afterCrash);
  toClose.push(() => connection.close());
  const keys = loadKeys(folder);
  const personal = createPersonalData(keys);
  const gate = createSaleGate();
  const newId = createOperationIds({ now: () => clock.now(), random: randomBytes });
  const parts = createLedgerParts({ connection, personal, clock, gate, hooks, newId });
  verifyTail(parts);
  const { name, keyLost } = settleDirectory(connection, parts.settings, personal.fingerprint());
  removeOtherDirectories(folder, name);
  const workerUrl = options.workerUrl ?? new URL('./directory-worker.ts', import.meta.url);
  const writer = new DirectoryWriter(workerUrl, { gate: gate.memory, keys });
  const ledger = new SqliteLedger({ connection, parts, hooks });
  const commitSwitch = (next: string) => {
    hooks('switch.before');
    ledger.writeSetting(DIRECTORY_SETTING, next);
    hooks('switch.after');
  };
  const directory = new SqliteDirectory({ folder, name, personal, writer, commitSwitch, onWriteFailed });
  return {
    ledger,
    directory,
    outbox: parts.outbox,
    syncRecords: new SyncRecords(connection, parts, hooks),
    clock,
    newId,
    warnings: keyLost ? [new TillError('KEY_LOST')] : [],
    async close() {
      parts.checkpoints.close();
      await writer.close();
      directory.close();
      connection.close();
      lock.release();
    },
  };
}

const DIRECTORY_SETTING = 'directory';
const KEYS_SETTING = 'keys';

/** Which copy is in use. One that was sealed with other keys cannot be read: another is begun, the queue stays. */
function settleDirectory(connection: Connection, settings: Settings, fingerprint: string) {
  const name = settings.read(DIRECTORY_SETTING) ?? FIRST_DIRECTORY;
  const sealedWith = settings.read(KEYS_SETTING);
  if (sealedWith === fingerprint) return { name, keyLost: false };
  const keyLost = sealedWith !== undefined;
  const next = keyLost ? nextDirectoryName(name) : name;
  transact(connection, () => {
    settings.write(DIRECTORY_SETTING, next);
    settings.write(KEYS_SETTING, fingerprint);
  });
  return { name: next, keyLost };
}

/** What an earlier switch or an unfinished load left. */
function removeOtherDirectories(folder: string, current: string): void {
  const files = readdirSync(folder).filter((file) => isDirectoryFile(file) && !file.startsWith(current));
  for (const file of files) removeDirectoryFile(join(folder, file));
}
