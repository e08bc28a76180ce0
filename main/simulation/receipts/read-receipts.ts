/** A file of receipts, whole: rows to receipts, returns to their sales, what is wrong by its line. */
import type { Locale } from '../../../contract/errors/texts.ts';
import { TillError } from '../../../contract/errors/catalogue.ts';
import { describeRefusal, RowRefused, type Refusal } from '../../import/cells.ts';
import { readTable } from '../../import/read-table.ts';
import type { RefusedRow } from '../../import/read-records.ts';
import { ReceiptBook } from './receipt-book.ts';
import { COLUMNS, missingColumns, receiptFromRow } from './receipt-row.ts';
import type { ReceiptTable } from './receipt-table.ts';

export interface ReadReceipts {
  table: ReceiptTable;
  /** Rows of the file without its header. */
  rows: number;
  /** The file has a column of costs. */
  hasCost: boolean;
  /** Ascending by line. */
  refused: RefusedRow[];
}

export interface ReceiptTerms {
  /** Of times without one. */
  zone: string;
  /** What is not cost, where a row does not say it. */
  marginBp: number;
  locale: Locale;
}

/** @throws TillError FILE_UNREADABLE, BAD_INPUT for a file that is no table of receipts */
export async function readReceipts(
  path: string,
  { zone, marginBp, locale }: ReceiptTerms,
  onBytes: (bytes: number) => void,
): Promise<ReadReceipts> {
  const book = new ReceiptBook({ zone, marginBp });
  const refused: RefusedRow[] = [];
  const refuseRow = (line: number, refusal: Refusal) => {
    refused.push({ line, reason: describeRefusal(refusal, locale) });
  };
  let rows = 0;
  let hasCost = false;
  for await (const { line, cells } of readTable(path, onBytes)) {
    if (rows === 0) {
      const header = Object.keys(cells);
      checkHeader(header);
      hasCost = COLUMNS.cost.some((name) => header.includes(name));
    }
    rows += 1;
    try {
      book.add(receiptFromRow(cells, zone), line);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      refuseRow(line, error.refusal);
    }
  }
  const { table, problems } = book.close();
  for (const { line, refusal } of problems) refuseRow(line, refusal);
  return { table, rows, hasCost, refused: refused.sort((a, b) => a.line - b.line) };
}

function checkHeader(header: readonly string[]): void {
  const missing = missingColumns(header);
  if (missing.length > 0) throw new TillError('BAD_INPUT', { field: missing.join(', ') });
}
