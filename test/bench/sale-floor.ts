/** Raw SQLite writing what a sale has written: the same rows in the same two commits, and no rule or check. */
import { join } from 'node:path';
import { openDatabase } from '../../main/store/sqlite.ts';
import { insertInto, inTransaction, openTwin, type Row } from './twin.ts';

export interface SaleFloor {
  /** reads what the product wrote for this receipt; the result writes it again */
  prepareSale(receiptId: string): () => void;
  /** takes the WAL into the file */
  checkpoint(): void;
  close(): void;
}

/** @param tillFolder where the ledger with the sales lies @param folder for the file of the floor */
export function openSaleFloor(tillFolder: string, folder: string): SaleFloor {
  const ledger = openDatabase(join(tillFolder, 'ledger.db'), 'directoryReader');
  const twin = openTwin(ledger, join(folder, 'floor.db'), 'ledger');
  const read = (sql: string) => ledger.prepare<unknown[], Row>(sql);
  const receipt = read('SELECT * FROM receipt WHERE receiptId = ?');
  const ofSale = {
    operation: read('SELECT * FROM operation WHERE seq = (SELECT seq FROM receipt WHERE receiptId = ?)'),
    seal: read('SELECT * FROM seal WHERE seq = (SELECT seq FROM receipt WHERE receiptId = ?)'),
    account: read(`SELECT * FROM account WHERE accountId IN (SELECT accountId FROM posting
      WHERE journalId IN (SELECT journalId FROM journal WHERE cause = ?))`),
    posting: read('SELECT * FROM posting WHERE journalId IN (SELECT journalId FROM journal WHERE cause = ?)'),
    journal: read('SELECT * FROM journal WHERE cause = ?'),
    memberEffect: read('SELECT * FROM memberEffect WHERE seq = (SELECT seq FROM receipt WHERE receiptId = ?)'),
  };
  const putReceipt = insertInto(twin, 'receipt');
  const endReceipt = twin.prepare<unknown[]>(
    'UPDATE receipt SET state = ?, fiscal = ?, tape = ?, seq = ? WHERE receiptId = ?',
  );
  const puts = Object.keys(ofSale).map((table) => [table as keyof typeof ofSale, insertInto(twin, table)] as const);

  return {
    prepareSale(receiptId) {
      const ended = receipt.get(receiptId);
      if (ended === undefined) throw new Error(`no receipt ${receiptId}`);
      const planned = { ...ended, state: 'planned', fiscal: null, tape: null, seq: null };
      const rows = puts.flatMap(([table, put]) => ofSale[table].all(receiptId).map((row) => ({ put, row })));
      return () => {
        inTransaction(twin, () => putReceipt(planned));
        inTransaction(twin, () => {
          for (const { put, row } of rows) put(row);
          const { state, fiscal, tape, seq } = ended;
          endReceipt.run(state, fiscal, tape, seq, receiptId);
        });
      };
    },
    checkpoint: () => void twin.pragma('wal_checkpoint(TRUNCATE)'),
    close() {
      ledger.close();
      twin.close();
    },
  };
}
