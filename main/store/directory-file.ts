import { rmSync } from 'node:fs';
import { TillError } from '../../contract/errors/catalogue.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './sqlite.ts';
import type { Connection } from './sqlite.ts';
import first from './migrations/directory/0001-first.ts';

const MIGRATIONS = [first];

const NAME = /^directory-(\d+)\.db/;

export const FIRST_DIRECTORY = 'directory-0.db';

/** A new load never touches the file in use, so it takes the next number. */
export function nextDirectoryName(current: string): string {
  return `directory-${Number(NAME.exec(current)?.[1] ?? 0) + 1}.db`;
}

/** the file itself, its WAL and its shared memory */
export const isDirectoryFile = (name: string): boolean => NAME.test(name);

/** Opens a directory file for writing and makes it where it is missing. @throws TillError as `openDatabase` and `migrate` */
export function openDirectoryFile(path: string): Connection {
  const connection = openDatabase(path, 'directory');
  try {
    migrate(connection, MIGRATIONS);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The same for reading. A damaged or newer copy is dropped and made afresh: it can be downloaded again. */
export function openDirectoryReader(path: string): Connection {
  try {
    openDirectoryFile(path).close();
  } catch (error) {
    if (!(error instanceof TillError) || !['DATA_CORRUPT', 'DATA_NEWER'].includes(error.code)) throw error;
    removeDirectoryFile(path);
    openDirectoryFile(path).close();
  }
  return openDatabase(path, 'directoryReader');
}

export function removeDirectoryFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}
