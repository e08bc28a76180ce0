/** Discounts beside each other and coupons: W11 to W15 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import { discountsOf, goods, itemPercent, member, quoteVisit, receiptPercent } from '../../loyalty/testing/shop.ts';
import type { RuleDraft } from '../../loyalty/testing/shop.ts';

const toPay = (rules: readonly RuleDraft[], price: number) => quoteVisit({ rules, lines: [goods(price)] }).totals.toPay;

it('W11: of tier -10 % and category -15 % in one group on 1999.00 the -15 % wins, 299.85 against 199.90', () => {
  const tiers = [{ id: 'silver', name: { ru: 'Серебро', en: 'Silver' }, from: 0 }];
  const rules = [
    itemPercent(10_00, { id: 'tier', group: 'one', audience: { tiers: ['silver'] } }),
    itemPercent(15_00, { id: 'category', group: 'one', goods: { categories: ['coffee'] } }),
  ];
  const quote = quoteVisit({
    rules,
    lines: [goods(1999_00, { categories: ['coffee'] })],
    customer: member(0, { tierId: 'silver' }),
    terms: { tiers, groups: [{ id: 'one', mode: 'best' }] },
  });
  expect([discountsOf(quote), quote.totals.toPay]).toEqual([[299_85], 1699_15]);
  expect(quote.explanations).toContainEqual(
    expect.objectContaining({ code: 'discount.skipped.notBest', ruleId: 'tier', amount: 199_90 }),
  );
});

const HALF_THEN_TEN = [
  receiptPercent(50_00, { priority: 1 }),
  receiptPercent(10_00, { priority: 2, threshold: { amount: 1000_00 } }),
];

it('W12: on 1600.00 the -50 % leaves 800.00, under the threshold of 1000.00 of the second: 800.00 to pay', () => {
  expect(toPay(HALF_THEN_TEN, 1600_00)).toBe(800_00);
});

it('W13: on 2400.00 it leaves 1200.00, then -10 %: 1080.00 to pay', () => {
  expect(toPay(HALF_THEN_TEN, 2400_00)).toBe(1080_00);
});

it('W14: -20 % and -10.00 of 100.00: percent first leaves 70.00, amount first 72.00', () => {
  const rules = (percent: number, amount: number) => [
    itemPercent(20_00, { priority: percent }),
    { kind: 'item-amount-discount', amount: 10_00, priority: amount },
  ];
  expect([toPay(rules(1, 2), 100_00), toPay(rules(2, 1), 100_00)]).toEqual([70_00, 72_00]);
});

it('W15: a coupon of 70.00 on 300.00 / 200.00 / 100.00 takes 35.00 / 23.33 / 11.67: 530.00 to pay', () => {
  const quote = quoteVisit({
    rules: [{ kind: 'receipt-amount-discount', amount: 70_00, coupon: { codes: ['SEVENTY'] } }],
    lines: [goods(300_00), goods(200_00), goods(100_00)],
    codes: [{ code: 'SEVENTY' }],
  });
  expect([discountsOf(quote), quote.totals.toPay]).toEqual([[35_00, 23_33, 11_67], 530_00]);
});
