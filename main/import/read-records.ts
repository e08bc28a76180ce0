import type { Locale } from '../../contract/errors/texts.ts';
import type { CertificateRow } from '../../contract/sync/certificates.ts';
import type { CodeRow } from '../../contract/sync/codes.ts';
import type { GoodsRecord, StoreRecord } from '../../contract/sync/records.ts';
import { describeRefusal, RowRefused, type Refusal } from './cells.ts';
import { certificateFromRow } from './certificate-row.ts';
import { codeFromRow } from './code-row.ts';
import { customerFromRow, type ImportedCustomer } from './customer-row.ts';
import { goodsFromRow } from './goods-row.ts';
import { readTable } from './read-table.ts';
import { storeFromRow } from './store-row.ts';

export interface RefusedRow {
  line: number;
  reason: string;
}

/** What a file holds, each row either accepted or refused with its line and reason. */
export interface ImportFile<Row> {
  accepted: Row[];
  refused: RefusedRow[];
}

export const readGoods = (
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
): Promise<ImportFile<GoodsRecord>> =>
  readRecords(path, locale, onBytes, goodsFromRow, (goods) => [
    { column: 'sku', value: goods.sku },
    ...goods.codes.map((value) => ({ column: 'barcode', value })),
    ...(goods.plu ? [{ column: 'plu', value: goods.plu }] : []),
  ]);

export const readCustomers = (
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
): Promise<ImportFile<ImportedCustomer>> =>
  readRecords(path, locale, onBytes, customerFromRow, (customer) => [
    { column: 'customer_id', value: customer.customerId },
    ...(customer.cardNumber ? [{ column: 'card', value: customer.cardNumber }] : []),
    ...(customer.phone ? [{ column: 'phone', value: customer.phone }] : []),
  ]);

export const readCertificates = (
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
): Promise<ImportFile<CertificateRow>> =>
  readRecords(path, locale, onBytes, certificateFromRow, ({ number }) => [{ column: 'number', value: number }]);

export const readCodes = (
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
): Promise<ImportFile<CodeRow>> =>
  readRecords(path, locale, onBytes, codeFromRow, ({ code }) => [{ column: 'code', value: code }]);

export const readStores = (
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
): Promise<ImportFile<StoreRecord>> =>
  readRecords(path, locale, onBytes, storeFromRow, ({ storeId }) => [{ column: 'store_id', value: storeId }]);

async function readRecords<Row>(
  path: string,
  locale: Locale,
  onBytes: (bytes: number) => void,
  fromRow: (cells: Readonly<Record<string, string>>) => Row,
  keysOf: (row: Row) => { column: string; value: string }[],
): Promise<ImportFile<Row>> {
  const accepted: Row[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  const refuseRow = (line: number, refusal: Refusal) =>
    refused.push({ line, reason: describeRefusal(refusal, locale) });
  for await (const { line, cells } of readTable(path, onBytes)) {
    try {
      const row = fromRow(cells);
      const keys = keysOf(row);
      const repeated = keys.find(({ column, value }) => seen.has(`${column} ${value}`));
      if (repeated) {
        refuseRow(line, { code: 'repeated', ...repeated });
        continue;
      }
      for (const { column, value } of keys) seen.add(`${column} ${value}`);
      accepted.push(row);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      refuseRow(line, error.refusal);
    }
  }
  return { accepted, refused };
}
