/** Returns of what was sold: W36 to W40 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import {
  instant,
  kopecks,
  points,
  quote,
  quoteReturn,
  restoreLots,
  returnTermsOf,
  soldReceipt,
  startOfDate,
} from '../../loyalty/index.ts';
import type { RedeemRequest } from '../../loyalty/index.ts';
import { MemberBooks } from '../../loyalty/testing/books.ts';
import {
  basket,
  goods,
  lot,
  member,
  MOSCOW,
  NOON,
  percentAccrual,
  prepare,
  redemptionOf,
} from '../../loyalty/testing/shop.ts';
import type { RuleDraft, Visit } from '../../loyalty/testing/shop.ts';

const day = (date: string) => startOfDate(date, MOSCOW);

/** A receipt as its sale left it, paid in cash. */
function sell(
  rules: readonly RuleDraft[],
  lines: Visit['lines'],
  balance = 0,
  redeem: RedeemRequest = { kind: 'none' },
) {
  const programme = prepare(rules);
  const context = { now: NOON, storeZone: MOSCOW, offline: null };
  const answer = quote(programme, basket(lines, redeem), member(balance), context);
  const tenders = { certificate: kopecks(0), card: kopecks(0), cash: answer.totals.toPay };
  return soldReceipt(answer, { receiptId: 'r1', redeemedFrom: [], terms: returnTermsOf(undefined), tenders });
}

it('W36: 3 units of net 200.00, 100 points redeemed, 7.00 accrued, come back 66.66 / 66.67 / 66.67 and so on', () => {
  const receipt = sell([redemptionOf(100_00), percentAccrual(3_50)], [goods(100_00, { quantity: 3000 })], 100_00, {
    kind: 'max',
  });
  const steps = [0, 1, 2].map((units) => quoteReturn(receipt, { 1: units * 1000 }, { 1: 1000 }));
  expect(steps.map(({ money }) => money)).toEqual([66_66, 66_67, 66_67]);
  expect(steps.map(({ pointsBack }) => pointsBack)).toEqual([33_33, 33_33, 33_34]);
  expect(steps.map(({ pointsTaken }) => pointsTaken)).toEqual([2_33, 2_33, 2_34]);
});

it('W37: of 120 accrued 90 were spent: the balance is -90.00, after the next 50 it is -40.00, and nothing redeems', () => {
  const rules = [redemptionOf(100_00), percentAccrual(10_00)];
  const programme = prepare(rules);
  const books = new MemberBooks(member(0));
  const context = { now: NOON, storeZone: MOSCOW, offline: null };
  const visit = (id: string, price: number, redeem: RedeemRequest) =>
    books.sell(books.quote(programme, basket([goods(price)], redeem), context), id, MOSCOW);
  const balance = () => {
    books.settle(NOON);
    return books.balance().kept;
  };
  const first = visit('first', 1200_00, { kind: 'none' });
  expect(balance()).toBe(120_00);
  visit('second', 90_00, { kind: 'max' });
  expect(balance()).toBe(30_00);
  books.takeBack(first, { 1: 1000 }, NOON, MOSCOW);
  expect(balance()).toBe(-90_00);
  visit('third', 500_00, { kind: 'none' });
  expect(balance()).toBe(-40_00);
  const mostNow = () => books.quote(programme, basket([goods(100_00)], { kind: 'max' }), context).redemption;
  expect(mostNow()).toMatchObject({ max: 0, limitedBy: 'blocked' });
  visit('fourth', 410_00, { kind: 'none' });
  expect(balance()).toBe(1_00);
  expect(mostNow().max).toBe(1_00);
});

it('W38: half comes back to B 50.00 with its old expiry, the rest as B 10.00 and A 40.00 anew to 2026-08-09', () => {
  const redeemedFrom = [lot('A', 40_00, 0, day('2026-05-02')), lot('B', 60_00, 0, day('2026-12-02'))];
  const terms = { now: instant(day('2026-07-10') + 12 * 3_600_000), zone: MOSCOW, restoreGraceDays: 30 };
  expect(restoreLots(redeemedFrom, points(0), points(50_00), terms)).toEqual([
    { lotId: 'B', amount: 50_00, isAnew: false, expiresAt: day('2026-12-02') },
  ]);
  expect(restoreLots(redeemedFrom, points(50_00), points(50_00), terms)).toEqual([
    { lotId: 'B', amount: 10_00, isAnew: false, expiresAt: day('2026-12-02') },
    { lotId: 'A', amount: 40_00, isAnew: true, expiresAt: day('2026-08-10') },
  ]);
});

it('W39: +300 points from 3000.00, 1900.00 is kept: all 300.00 are taken back, proportional would take 116.13', () => {
  const lines = [goods(1000_00), goods(1200_00), goods(900_00)];
  const taken = (clawback: string) => {
    const bonus = { kind: 'fixed-accrual', points: 300_00, threshold: { amount: 3000_00 }, clawback };
    return quoteReturn(sell([bonus], lines), {}, { 2: 1000 }).pointsTaken;
  };
  expect([taken('whenUnqualified'), taken('proportional')]).toEqual([300_00, 116_13]);
});

it('W40: of 3 x 300.00 with one free each unit is 200.00; two returned refund 400.00, the kept one stays at 200.00', () => {
  const receipt = sell([{ kind: 'set-discount', size: 3, discounted: 1 }], [goods(300_00, { quantity: 3000 })]);
  expect(receipt.lines[0]!.net).toBe(600_00);
  expect(quoteReturn(receipt, {}, { 1: 2000 }).money).toBe(400_00);
  expect(quoteReturn(receipt, { 1: 2000 }, { 1: 1000 }).money).toBe(200_00);
});
