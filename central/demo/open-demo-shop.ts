import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { putStore } from '../stores/put-store.ts';
import { DEMO_STORE } from './known.ts';

/** Fills an empty centre with the demo shop. */
export async function openDemoShop(sql: Sql, _now: Instant): Promise<void> {
  await putStore(sql, DEMO_STORE);
}
