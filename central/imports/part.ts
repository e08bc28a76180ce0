import type { CertificateRow } from '../../contract/sync/certificates.ts';
import type { CodeRow } from '../../contract/sync/codes.ts';
import type { GoodsRecord, CustomerRecord, StoreRecord } from '../../contract/sync/records.ts';
import { hashPin } from '../certificates/pin.ts';
import type { Sql } from '../db/sql.ts';

export type ImportedCustomer = Pick<
  CustomerRecord,
  | ('customerId' | 'name' | 'phone' | 'email' | 'birthday' | 'tierId' | 'qualifyingSpend')
  | ('segments' | 'offers' | 'joinedOn' | 'inviter')
> & {
  cardNumber: string | null;
  openingPoints: CustomerRecord['held'];
};

export type HashedCertificate = Omit<CertificateRow, 'pin'> & { pinHash: string };

type OtherRows =
  | { entity: 'stores'; stores: StoreRecord[] }
  | { entity: 'codes'; codes: CodeRow[] }
  | { entity: 'goods'; goods: GoodsRecord[] }
  | { entity: 'customers'; customers: ImportedCustomer[] };

/** Rows as they are kept aside: a PIN is hashed before anything of it is written. */
export type PartRows = OtherRows | { entity: 'certificates'; certificates: HashedCertificate[] };

export interface ImportPart {
  importId: string;
  part: number;
  rows: OtherRows | { entity: 'certificates'; certificates: CertificateRow[] };
}

/** Keeps a part aside; the same part again replaces it. A part of an import that is done changes nothing. */
export async function stagePart(sql: Sql, { importId, part, rows }: ImportPart, pinKey: string): Promise<void> {
  await sql.query(
    `INSERT INTO import_part (import_id, part, rows)
     SELECT $1::uuid, $2::int, $3::jsonb WHERE NOT EXISTS (SELECT FROM import_result WHERE import_id = $1::uuid)
     ON CONFLICT (import_id, part) DO UPDATE SET rows = excluded.rows`,
    [importId, part, JSON.stringify(withoutPins(rows, pinKey))],
  );
}

function withoutPins(rows: ImportPart['rows'], pinKey: string): PartRows {
  if (rows.entity !== 'certificates') return rows;
  const certificates = rows.certificates.map(({ pin, ...row }) => ({
    ...row,
    pinHash: hashPin(pinKey, row.number, pin),
  }));
  return { entity: 'certificates', certificates };
}
