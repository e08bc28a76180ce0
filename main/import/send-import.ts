import { randomUUID } from 'node:crypto';
import type { CertificateRow } from '../../contract/sync/certificates.ts';
import type { CodeRow } from '../../contract/sync/codes.ts';
import type { GoodsRecord, StoreRecord } from '../../contract/sync/records.ts';
import type { CentralClient } from '../sync/central-client.ts';
import type { ImportedCustomer } from './customer-row.ts';
import { joinAsOffice, patiently } from './office.ts';
import type { OfficeIdentity } from './office-identity.ts';

export type ImportRows =
  | { entity: 'stores'; stores: readonly StoreRecord[] }
  | { entity: 'codes'; codes: readonly CodeRow[] }
  | { entity: 'goods'; goods: readonly GoodsRecord[] }
  | { entity: 'customers'; customers: readonly ImportedCustomer[] }
  | { entity: 'certificates'; certificates: readonly CertificateRow[] };

export interface ImportOutcome {
  applied: number;
  refused: { key: string; reason: string }[];
}

const PART_ROWS = 500;

/**
 * Sends rows to the centre in parts, which it keeps aside until the commit applies all of them or none.
 * @throws CentreError; then nothing of this import is in force
 */
export async function sendImport(
  options: { baseUrl: string; office: OfficeIdentity; onSent: (rows: number) => void },
  rows: ImportRows,
): Promise<ImportOutcome> {
  const calls = await joinAsOffice(options.baseUrl, options.office);
  const importId = randomUUID();
  const parts = partsOf(rows);
  for (const [part, rowsOfPart] of parts.entries()) {
    await patiently(() => calls.imports.part({ importId, part, rows: rowsOfPart }));
    options.onSent(Math.min((part + 1) * PART_ROWS, countRows(rows)));
  }
  return patiently(() => calls.imports.commit({ importId, parts: parts.length }));
}

export function countRows(rows: ImportRows): number {
  switch (rows.entity) {
    case 'stores':
      return rows.stores.length;
    case 'codes':
      return rows.codes.length;
    case 'goods':
      return rows.goods.length;
    case 'customers':
      return rows.customers.length;
    case 'certificates':
      return rows.certificates.length;
  }
}

type PartRows = Parameters<CentralClient['calls']['imports']['part']>[0]['rows'];

function partsOf(rows: ImportRows): PartRows[] {
  const parts: PartRows[] = [];
  for (let start = 0; start < countRows(rows); start += PART_ROWS) {
    const end = start + PART_ROWS;
    parts.push(sliceOf(rows, start, end));
  }
  return parts;
}

function sliceOf(rows: ImportRows, start: number, end: number): PartRows {
  switch (rows.entity) {
    case 'stores':
      return { entity: 'stores', stores: rows.stores.slice(start, end) };
    case 'codes':
      return { entity: 'codes', codes: rows.codes.slice(start, end) };
    case 'goods':
      return { entity: 'goods', goods: rows.goods.slice(start, end) };
    case 'customers':
      return { entity: 'customers', customers: rows.customers.slice(start, end) };
    case 'certificates':
      return { entity: 'certificates', certificates: rows.certificates.slice(start, end) };
  }
}
