/**
 * The marked units this till has sold: a mark names one unit in the whole country and cannot be sold twice. A unit
 * counts from T1 on, so that no crash and no receipt without an end lets it be sold again; one that came back may be.
 */
import type { OperationId } from '../../contract/units.ts';
import type { FiscalReceipt } from '../../native/fiscal/port.ts';
import type { Connection } from './sqlite.ts';

type Marked = Pick<FiscalReceipt, 'lines'>;

export interface SoldMarks {
  /** inside T1 of a sale */
  sell(receiptId: OperationId, sold: Marked): void;
  /** inside T2 of a receipt without a document */
  giveBack(receiptId: OperationId): void;
  /** inside T2 of a return */
  takeBack(returned: Marked): void;
  /** number of the receipt the unit is on; null for one that may be sold here */
  receiptOf(mark: string): number | null;
}

export function createSoldMarks(connection: Connection): SoldMarks {
  const sell = connection.prepare<[string, string]>('INSERT OR REPLACE INTO soldMark (mark, receiptId) VALUES (?, ?)');
  const giveBack = connection.prepare<[string]>('DELETE FROM soldMark WHERE receiptId = ?');
  const takeBack = connection.prepare<[string]>('DELETE FROM soldMark WHERE mark = ?');
  const receiptOf = connection
    .prepare<[string], number>('SELECT number FROM soldMark JOIN receipt USING (receiptId) WHERE mark = ?')
    .pluck();
  return {
    sell(receiptId, sold) {
      for (const mark of marksOf(sold)) sell.run(mark, receiptId);
    },
    giveBack: (receiptId) => void giveBack.run(receiptId),
    takeBack(returned) {
      for (const mark of marksOf(returned)) takeBack.run(mark);
    },
    receiptOf: (mark) => receiptOf.get(mark) ?? null,
  };
}

const marksOf = ({ lines }: Marked): string[] => lines.flatMap(({ markCode }) => markCode ?? []);
