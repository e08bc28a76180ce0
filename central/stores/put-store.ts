import type { StoreRecord } from '../../contract/sync/records.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';

export async function putStore(sql: Sql, store: StoreRecord): Promise<void> {
  await sql.query(
    `INSERT INTO store (store_id, record, rev) VALUES ($1, $2::jsonb, $3)
     ON CONFLICT (store_id) DO UPDATE SET record = excluded.record, rev = excluded.rev`,
    [store.storeId, JSON.stringify(store), await takeRevisions(sql, 1)],
  );
}
