/** Redemption and the bound that limits it: W16 to W23 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import { points } from '../../loyalty/index.ts';
import { goods, member, quoteVisit, redemptionOf } from '../../loyalty/testing/shop.ts';
import type { Visit } from '../../loyalty/testing/shop.ts';

/** Redeems as much as there may be. */
function redeem(rule: object, given: Omit<Visit, 'rules'>) {
  const quote = quoteVisit({ ...given, rules: [{ ...redemptionOf(0), ...rule }], redeem: { kind: 'max' } });
  const { redeemed, money, limitedBy } = quote.redemption;
  return { quote, redeemed, money, limitedBy, toPay: quote.totals.toPay };
}
const sharesOf = ({ quote }: ReturnType<typeof redeem>) => quote.lines.map(({ redeemedMoney }) => redeemedMoney);

it('W16: 30 % of 1500.00 + 500.00, 250.00 of tobacco excluded: 600.00 = 450.00 / 150.00 / 0.00, receiptPercent', () => {
  const done = redeem(
    { receiptBp: 30_00, goods: { except: { tags: ['tobacco'] } } },
    { lines: [goods(1500_00), goods(500_00), goods(250_00, { tags: ['tobacco'] })], customer: member(1000_00) },
  );
  expect(done).toMatchObject({ redeemed: 600_00, money: 600_00, limitedBy: 'receiptPercent', toPay: 1650_00 });
  expect(sharesOf(done)).toEqual([450_00, 150_00, 0]);
});

it('W17: appliances of 10000.00 take 10 % of the line, 2000.00 of others: 3000.00 = 1000.00 / 2000.00, lines', () => {
  const done = redeem(
    { receiptBp: 50_00, categoryCaps: [{ category: 'appliances', shareBp: 10_00 }] },
    { lines: [goods(10_000_00, { categories: ['appliances'] }), goods(2000_00)], customer: member(5000_00) },
  );
  expect(done).toMatchObject({ redeemed: 3000_00, limitedBy: 'lines', toPay: 9000_00 });
  expect(sharesOf(done)).toEqual([1000_00, 2000_00]);
});

it('W18: one rouble of 350.00 stays to be paid in money: 349.00 of 999.50, minMoney', () => {
  const done = redeem({ receiptBp: 100_00, minMoney: 1_00 }, { lines: [goods(350_00)], customer: member(999_50) });
  expect(done).toMatchObject({ redeemed: 349_00, limitedBy: 'minMoney', toPay: 1_00 });
});

it('W19: a balance of 200.75 with 50.00 held leaves 150.75, 150.00 in whole points, balance', () => {
  const customer = member(200_75, { held: points(50_00) });
  const done = redeem({ receiptBp: 100_00 }, { lines: [goods(350_50)], customer });
  expect(done.quote.balance?.available).toBe(150_75);
  expect(done).toMatchObject({ redeemed: 150_00, limitedBy: 'balance', toPay: 200_50 });
});

it('W20: a point worth 50 kopecks: 25 % of 999.00 is 499.00 points = 249.50, receiptPercent', () => {
  const terms = { pointValue: 50 };
  const done = redeem({ receiptBp: 25_00 }, { terms, lines: [goods(999_00)], customer: member(2000_00) });
  expect(done).toMatchObject({ redeemed: 499_00, money: 249_50, limitedBy: 'receiptPercent', toPay: 749_50 });
});

it('W21: 499.00 is under the minimum purchase of 500.00: nothing, minPurchase', () => {
  const done = redeem({ receiptBp: 50_00, minPurchase: 500_00 }, { lines: [goods(499_00)], customer: member(500_00) });
  expect(done).toMatchObject({ redeemed: 0, limitedBy: 'minPurchase' });
});

it('W22: 720 of the 1000 points a day are used: 280.00, perDay', () => {
  const day = { period: '2026-11-22', earned: points(0), redeemed: points(720_00), redemptions: 1 };
  const done = redeem(
    { receiptBp: 50_00, perDay: { points: 1000_00 } },
    { lines: [goods(3000_00)], customer: member(1500_00, { day }) },
  );
  expect(done).toMatchObject({ redeemed: 280_00, limitedBy: 'perDay', toPay: 2720_00 });
});

it('W23: offline 500 a receipt, 350 left on the card, 9000 on the till: 350.00, offlineCard', () => {
  const offline = {
    receiptLeft: points(500_00),
    cardLeft: points(350_00),
    tillLeft: points(9000_00),
    snapshotAgeMs: 0,
  };
  const done = redeem({ receiptBp: 50_00 }, { lines: [goods(3000_00)], customer: member(1500_00), offline });
  expect(done).toMatchObject({ redeemed: 350_00, limitedBy: 'offlineCard', toPay: 2650_00 });
});
