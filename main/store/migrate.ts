import { dirname } from 'node:path';
import { TillError } from '../../contract/errors/catalogue.ts';
import { mappingStorageErrors } from './storage-errors.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';

/**
 * Brings a file to the newest shape: forward only, one transaction for each step, `user_version` counts the steps.
 * @param migrations SQL, the oldest first; a released one never changes
 * @throws TillError DATA_NEWER for a file made by a newer till, which is left untouched. Source: offline-sync section 17
 */
export function migrate(connection: Connection, migrations: readonly string[]): void {
  const folder = dirname(connection.name);
  const from = mappingStorageErrors(folder, () => Number(connection.pragma('user_version', { simple: true })));
  if (from > migrations.length) {
    throw new TillError('DATA_NEWER', { version: from, newest: migrations.length });
  }
  migrations.slice(from).forEach((sql, index) => {
    transact(connection, () => {
      connection.exec(sql);
      connection.pragma(`user_version = ${from + index + 1}`);
    });
  });
}
