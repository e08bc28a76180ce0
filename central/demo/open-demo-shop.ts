import { demoProgramme, prepareProgramme } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import { addCertificates } from '../certificates/add-certificates.ts';
import { addCustomers } from '../customers/add-customers.ts';
import type { Sql } from '../db/sql.ts';
import { putGoods } from '../goods/put-goods.ts';
import { sha256 } from '../programmes/shelf.ts';
import { putStore } from '../stores/put-store.ts';
import { demoCertificates } from './certificates.ts';
import { DEMO_STORE } from './known.ts';
import { makeCustomers } from './make-customers.ts';
import { makeGoods } from './make-goods.ts';
import { createRandom } from './random.ts';

const SEED = 20_261_122;
export const DEMO_CUSTOMERS = 10_500;
/** Id of the opening of the demo accounts, as an import would have one. */
const OPENING = '0d0d0d0d-0000-4000-8000-000000000001';

/** Fills an empty centre with «Продукты у дома»: the same shop each time, its points relative to the day. */
export async function openDemoShop(sql: Sql, now: Instant, pinKey: string): Promise<void> {
  const random = createRandom(SEED);
  await putStore(sql, DEMO_STORE);
  await putGoods(sql, makeGoods(random));
  const opening = { cause: OPENING, programme: prepareProgramme(demoProgramme, sha256), at: now };
  await addCertificates(sql, demoCertificates(now, pinKey), { cause: OPENING, at: now });
  await addCustomers(sql, makeCustomers(random, DEMO_CUSTOMERS, now), opening);
}
