import { dirname } from 'node:path';
import type { OperationId } from '../../contract/units.ts';
import type { CrashHooks, CrashPoint } from './crash-hooks.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';
import { mappingStorageErrors } from './storage-errors.ts';

/** The transactions of `ledger.db`: each is IMMEDIATE and on disk when it returns. */
export interface Commits {
  /** @throws TillError DISK_FULL, DATA_READ_ONLY, DATA_CORRUPT; then nothing of it happened */
  commit<Result>(point: 'T0' | 'T1' | 'T2' | 'append', work: () => Result): Result;
  /** The paper of this receipt came out: written with the next commit, so that a good sale keeps to two. */
  printedWithNext(receiptId: OperationId): void;
  /** An operation was appended. */
  announce(): void;
  onAppended(listener: () => void): () => void;
  /** Looks at the disk the ledger lies on; its errors are told as the ledger's. */
  readingDisk(work: (folder: string) => void): void;
}

export interface CommitsOptions {
  connection: Connection;
  parts: Pick<LedgerParts, 'receipts' | 'checkpoints'>;
  hooks: CrashHooks;
}

export function createCommits({ connection, parts, hooks }: CommitsOptions): Commits {
  const printed = new Set<OperationId>();
  const listeners = new Set<() => void>();
  const folder = dirname(connection.name);
  return {
    commit(point, work) {
      const hook = (moment: 'before' | 'after') => hooks(`${point}.${moment}` satisfies CrashPoint);
      const result = transact(connection, () => {
        const inner = work();
        for (const receiptId of printed) parts.receipts.notePrint(receiptId, 'printed');
        hook('before');
        return inner;
      });
      printed.clear();
      hook('after');
      parts.checkpoints.afterCommit();
      return result;
    },
    printedWithNext: (receiptId) => void printed.add(receiptId),
    announce() {
      for (const listener of listeners) listener();
    },
    onAppended(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readingDisk: (work) => mappingStorageErrors(folder, () => work(folder)),
  };
}
