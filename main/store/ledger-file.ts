import { join } from 'node:path';
import type { LedgerParts } from './ledger-parts.ts';
import { migrate } from './migrate.ts';
import { openDatabase, quickCheck } from './sqlite.ts';
import type { Connection } from './sqlite.ts';
import first from './migrations/ledger/0001-first.ts';

export const LEDGER_MIGRATIONS: readonly string[] = [first];

/** The chain is verified this far back at each start, and all of what is unsent. Source: offline-sync section 16. */
const VERIFIED_OPERATIONS = 1000;

/** @throws TillError DATA_CORRUPT after an unclean end, DATA_NEWER, and as `openDatabase`; the file stays as it is */
export function openLedgerFile(folder: string, afterCrash: boolean): Connection {
  const connection = openDatabase(join(folder, 'ledger.db'), 'ledger');
  try {
    if (afterCrash) quickCheck(connection);
    migrate(connection, LEDGER_MIGRATIONS);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** @throws TillError DATA_CORRUPT */
export function verifyTail({ identity, operations, outbox }: LedgerParts): void {
  const { tillUuid, joined } = identity.read();
  if (joined === null) return;
  const from = Math.min(outbox.ackedSeq() + 1, operations.lastSeq() - VERIFIED_OPERATIONS + 1);
  operations.verifyChain({ tillUuid, ...joined }, Math.max(operations.oldestSeq(), from));
}
