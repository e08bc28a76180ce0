import { demoProgramme, trainingProgramme } from '../loyalty/index.ts';
import type { Instant } from '../loyalty/index.ts';
import type { StoreRecord } from '../contract/sync/records.ts';
import type { Database } from './db/sql.ts';
import { openDemoShop } from './demo/open-demo-shop.ts';
import { putProgramme } from './programmes/put-programme.ts';
import { putStore } from './stores/put-store.ts';

/** What a centre is before its owner has said anything. */
const UNNAMED: StoreRecord = {
  storeId: 'main',
  name: 'Магазин',
  address: '',
  inn: '',
  zone: 'Europe/Moscow',
  taxSystem: 'osn',
  partnerId: null,
};

/** An empty centre gets its first store and programme, or the whole demo shop, in one transaction; any other is left alone. */
export async function openFirst(
  database: Database,
  { now, demo, pinKey }: { now: Instant; demo: boolean; pinKey: string },
): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('LOCK TABLE store IN EXCLUSIVE MODE');
    const stores = await sql.query('SELECT FROM store LIMIT 1');
    if (stores.length > 0) return;
    await putProgramme(sql, demo ? trainingProgramme : demoProgramme);
    if (demo) await openDemoShop(sql, now, pinKey);
    else await putStore(sql, UNNAMED);
  });
}
