/**
 * A till is killed (SIGKILL) between the press of pay and the centre's answer while a gift certificate pays a part. The
 * money it had set aside ends as its receipt does: taken once, or free again, never left reserved.
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
const PAID = { state: 'used', rest: 0, reserved: 0 };
const FREE = { state: 'sold', rest: FACE, reserved: 0 };

async function dieWith(point: Point): Promise<{ till: CrashTill; number: string }> {
  const till = await shop.newTill();
  const number = await shop.centre.addCertificate(FACE, FACE);
  const attach: Action = { do: 'attachCertificate', number, pin: CERTIFICATE_PIN };
  const sale = till.sale.flatMap((action): Action[] => (action.do === 'arm' ? [attach, action] : [action]));
  await till.run({ actions: [...till.opening, ...sale], dieAt: { point, nth: 1 } });
  return { till, number };
}

it.each<[Point, 'print' | 'cancel', typeof PAID, string]>([
  ['T0.before', 'print', FREE, 'nothing was asked for'],
  ['C01', 'print', FREE, 'the centre has set it aside, no receipt names it'],
  ['T1.before', 'print', FREE, 'the plan is not committed'],
  ['C02', 'print', PAID, 'the receipt is planned, then printed'],
  ['C02', 'cancel', FREE, 'the receipt is planned, then cancelled'],
  ['C05', 'cancel', PAID, 'the document is in the drive'],
  ['T2.after', 'cancel', PAID, 'the end is committed'],
])('at %s, then %s: %j', async (point, decision, expected) => {
  const { till, number } = await dieWith(point);
  const { wrong } = await till.settle(decision);
  expect(wrong).toEqual([]);
  expect(await shop.centre.certificate(number)).toEqual(expected);
});
