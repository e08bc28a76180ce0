/** What a till that is down has on disk. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ReceiptState } from '../../main/store/types.ts';

export interface LedgerView {
  receipts: { receiptId: string; state: ReceiptState; attempt: number; fd: number | null; number: number }[];
  /** kinds in the order of their numbers */
  operations: string[];
  /** 0 when the numbers are 1..n */
  gaps: number;
  /** operations the centre has not answered */
  queued: number;
  unbalancedJournals: number;
  openHolds: number;
}

export function readLedger(dataFolder: string): LedgerView {
  const file = new Database(join(dataFolder, 'ledger.db'), { readonly: true });
  try {
    const number = (sql: string) => file.prepare<[], number>(sql).pluck().get() ?? 0;
    return {
      receipts: file
        .prepare<[], LedgerView['receipts'][number]>(
          `SELECT receiptId, number, state, attempt, fiscal ->> '$.fd' AS fd FROM receipt ORDER BY number`,
        )
        .all(),
      operations: file.prepare<[], string>('SELECT kind FROM operation ORDER BY seq').pluck().all(),
      gaps: number('SELECT coalesce(max(seq), 0) - count(*) FROM operation'),
      queued: number('SELECT count(*) FROM operation WHERE seq > (SELECT ackedSeq FROM syncState)'),
      unbalancedJournals: number(
        'SELECT count(*) FROM (SELECT 1 FROM posting GROUP BY journalId HAVING sum(amount) <> 0)',
      ),
      openHolds: number(`SELECT count(*) FROM hold WHERE state IN ('begun', 'authorised')`),
    };
  } finally {
    file.close();
  }
}
