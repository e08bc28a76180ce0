/**
 * A till is killed (SIGKILL) while it takes back goods that a gift certificate paid for in part. What the certificate
 * paid is on it again exactly when the return is a document, whatever the till knew when it died.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CERTIFICATE_PIN } from '../shop/centre.ts';
import { openCrashShop, type CrashShop, type CrashTill } from './crash-shop.ts';
import type { Action, Point } from './play.ts';

let shop: CrashShop;
beforeAll(async () => {
  shop = await openCrashShop();
});
afterAll(() => shop.close());

const FACE = 1_000_00;
const STILL_SPENT = { ledger: ['fiscalised'], certificate: { state: 'used', rest: 0, reserved: 0 } };
const CANCELLED = { ...STILL_SPENT, ledger: ['fiscalised', 'cancelled'] };
const PAID_BACK = {
  ledger: ['fiscalised', 'fiscalised'],
  certificate: { state: 'sold', rest: FACE, reserved: 0 },
};

async function sellAndDieReturning(point: Point): Promise<{ till: CrashTill; number: string }> {
  const till = await shop.newTill();
  const number = await shop.centre.addCertificate(FACE, FACE);
  const attach: Action = { do: 'attachCertificate', number, pin: CERTIFICATE_PIN };
  const sale = till.sale.flatMap((action): Action[] => (action.do === 'arm' ? [attach] : [action]));
  const back: Action[] = [{ do: 'seeDone' }, { do: 'drain' }, { do: 'arm' }, { do: 'returnWhole', number: 1 }];
  await till.run({ actions: [...till.opening, ...sale, ...back], dieAt: { point, nth: 1 } });
  return { till, number };
}

it.each<[Point, 'print' | 'cancel', typeof PAID_BACK, string]>([
  ['C01', 'print', STILL_SPENT, 'nothing is planned'],
  ['T1.before', 'print', STILL_SPENT, 'the plan is not committed'],
  ['C02', 'print', PAID_BACK, 'the return is planned, then printed'],
  ['C02', 'cancel', CANCELLED, 'the return is planned, then cancelled'],
  ['C05', 'cancel', PAID_BACK, 'the document is in the drive'],
  ['T2.before', 'cancel', PAID_BACK, 'the end is not committed'],
  ['T2.after', 'cancel', PAID_BACK, 'the end is committed, the centre has not heard'],
])('at %s, then %s: %j', async (point, decision, expected) => {
  const { till, number } = await sellAndDieReturning(point);
  const { ledger, wrong } = await till.settle(decision);
  expect(wrong).toEqual([]);
  expect({ ledger, certificate: await shop.centre.certificate(number) }).toEqual(expected);
});
