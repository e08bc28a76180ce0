import type { GoodsRecord, CustomerRecord } from '../../contract/sync/records.ts';
import type { Sql } from '../db/sql.ts';

export type ImportedCustomer = Pick<
  CustomerRecord,
  'customerId' | 'name' | 'phone' | 'email' | 'birthday' | 'tierId' | 'qualifyingSpend'
> & {
  cardNumber: string | null;
  openingPoints: CustomerRecord['held'];
};

export type PartRows =
  { entity: 'goods'; goods: GoodsRecord[] } | { entity: 'customers'; customers: ImportedCustomer[] };

export interface ImportPart {
  importId: string;
  part: number;
  rows: PartRows;
}

/** Keeps a part aside; the same part again replaces it. A part of an import that is done changes nothing. */
export async function stagePart(sql: Sql, { importId, part, rows }: ImportPart): Promise<void> {
  await sql.query(
    `INSERT INTO import_part (import_id, part, rows)
     SELECT $1::uuid, $2::int, $3::jsonb WHERE NOT EXISTS (SELECT FROM import_result WHERE import_id = $1::uuid)
     ON CONFLICT (import_id, part) DO UPDATE SET rows = excluded.rows`,
    [importId, part, JSON.stringify(rows)],
  );
}
