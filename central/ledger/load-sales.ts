import { saleFiscalised } from '../../contract/sync/operations.ts';
import type { Lot, Quantities } from '../../loyalty/index.ts';
import { anyUuidOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import type { SoldSale } from './books.ts';

interface SaleRow {
  receipt_id: string;
  customer_id: string | null;
  payload: string;
}
type BurnedRow = Lot & { receipt_id: string };
interface ReturnRow {
  return_of: string;
  quantities: Quantities;
  redeemed: number;
  paid: number;
}

/** Applied sales by receipt id, with what their returns need; ids nobody has are absent. */
export async function loadSales(sql: Sql, saleIds: readonly string[]): Promise<Map<string, SoldSale>> {
  const ids = [JSON.stringify(saleIds)];
  const sales = await sql.query<SaleRow>(
    `SELECT receipt_id, customer_id, payload FROM receipt JOIN operation USING (op_id)
     WHERE receipt_id = ${anyUuidOf(1)} AND end_state = 'fiscalised' AND return_of IS NULL`,
    ids,
  );
  const burned = await sql.query<BurnedRow>(
    `SELECT receipt_id, lot_id AS id, amount, activates_at AS "activatesAt", expires_at AS "expiresAt"
     FROM burned WHERE receipt_id = ${anyUuidOf(1)} ORDER BY receipt_id, n`,
    ids,
  );
  const returns = await sql.query<ReturnRow>(
    `SELECT return_of, quantities, redeemed, paid FROM receipt WHERE return_of = ${anyUuidOf(1)} ORDER BY op_id`,
    ids,
  );
  return new Map(
    sales.map(({ receipt_id: id, customer_id: customerId, payload }) => [
      id,
      {
        sale: saleFiscalised.parse(JSON.parse(payload)),
        customerId,
        burned: burned.filter((row) => row.receipt_id === id).map(({ receipt_id: _, ...lot }) => lot),
        returned: returns
          .filter((row) => row.return_of === id)
          .map(({ quantities, redeemed, paid }) => ({ quantities, pointsBack: 0 - redeemed, money: 0 - paid })),
      },
    ]),
  );
}
