/** Rounding, shares of a sum, printed lines: W01 to W10 of loyalty-domain section 16, to the kopeck. */
import { describe, expect, it } from 'vitest';
import { allocate } from '../../loyalty/index.ts';
import { codesOf, discountsOf, goods, itemPercent, quoteVisit, receiptPercent } from '../../loyalty/testing/shop.ts';
import type { Visit } from '../../loyalty/testing/shop.ts';

const off = (amount: number) => ({ kind: 'receipt-amount-discount', amount });
const given = (rule: Visit['rules'][number], lines: Visit['lines']) => quoteVisit({ rules: [rule], lines });
const printedOf = (visit: Visit) =>
  quoteVisit(visit).lines.flatMap(({ printed }) => printed.map(({ quantity, price, sum }) => [quantity, price, sum]));

describe('rounding', () => {
  it('W01: a weighed line of 0.437 kg at 349.90 is 152.91, half up', () => {
    const { totals } = quoteVisit({ rules: [], lines: [goods(349_90, { quantity: 437, soldBy: 'weight' })] });
    expect(totals.toPay).toBe(152_91);
  });

  it('W02: 3 x 129.90 less 15 %: the discount 58.46 is rounded, 331.24 is what remains of 389.70', () => {
    const { totals } = given(itemPercent(15_00), [goods(129_90, { quantity: 3000 })]);
    expect(totals).toEqual({ gross: 389_70, discounts: 58_46, redeemedMoney: 0, toPay: 331_24 });
  });

  it('W03: 7 % of a receipt of 331.24 / 89.90 / 1000.00 is 99.48 = 23.19 / 6.29 / 70.00', () => {
    const quote = given(receiptPercent(7_00), [goods(331_24), goods(89_90), goods(1000_00)]);
    expect(discountsOf(quote)).toEqual([23_19, 6_29, 70_00]);
    expect(quote.totals).toMatchObject({ discounts: 99_48, toPay: 1321_66 });
  });

  it('W04: 10 % of 1.06 / 2.06 / 3.06 / 4.06 is 1.04 by line and 1.02 of the receipt', () => {
    const lines = [goods(1_06), goods(2_06), goods(3_06), goods(4_06)];
    const [byLine, byReceipt] = [given(itemPercent(10_00), lines), given(receiptPercent(10_00), lines)];
    expect([discountsOf(byLine), byLine.totals.discounts]).toEqual([[11, 21, 31, 41], 1_04]);
    expect([discountsOf(byReceipt), byReceipt.totals.discounts]).toEqual([[11, 21, 30, 40], 1_02]);
  });
});

describe('shares of a sum', () => {
  const four = [goods(10_00), goods(20_00), goods(50_00), goods(30_00)];
  const least = [0, 19_00, 50_00, 26_00];
  const bounded = four.map((line, i) => goods(line.unitPrice, { minUnitPrice: least[i]! }));

  it('W05: 10.00 over three lines of 100.00: a tie goes to the earlier line', () => {
    expect(discountsOf(given(off(10_00), [goods(100_00), goods(100_00), goods(100_00)]))).toEqual([3_34, 3_33, 3_33]);
    expect(allocate(10_00, [100_00, 100_00, 100_00]).shares).toEqual([3_34, 3_33, 3_33]);
  });

  it('W06: 3.00 over 43.00 / 14.00 / 23.00 is 1.61 / 0.53 / 0.86', () => {
    expect(discountsOf(given(off(3_00), [goods(43_00), goods(14_00), goods(23_00)]))).toEqual([1_61, 53, 86]);
  });

  it('W07: 12.00 over lines with minimum prices: the surplus flows on, 7.00 / 1.00 / 0.00 / 4.00', () => {
    expect(discountsOf(given(off(12_00), bounded))).toEqual([7_00, 1_00, 0, 4_00]);
  });

  it('W08: 20.00 over the same lines gives 15.00 = 10.00 / 1.00 / 0.00 / 4.00, the rest is minPrice', () => {
    const quote = given(off(20_00), bounded);
    expect([discountsOf(quote), quote.totals.discounts]).toEqual([[10_00, 1_00, 0, 4_00], 15_00]);
    expect(codesOf(quote)).toContain('discount.cut.minPrice');
    expect(quote.explanations.find(({ code }) => code === 'discount.cut.minPrice')?.amount).toBe(5_00);
  });
});

describe('printed lines', () => {
  it('W09: 3 units of net 100.00 are 2 x 33.33 and 1 x 33.34', () => {
    const lines = [goods(50_00, { quantity: 3000 })];
    expect(printedOf({ rules: [off(50_00)], lines })).toEqual([
      [2000, 33_33, 66_66],
      [1000, 33_34, 33_34],
    ]);
  });

  it('W10: 2.345 kg of net 500.00 keeps one line at 213.22; of net 500.01 a kilogram is apart', () => {
    const lines = [goods(220_00, { quantity: 2345, soldBy: 'weight' })];
    const net = (sum: number) => printedOf({ rules: [off(515_90 - sum)], lines });
    expect(net(500_00)).toEqual([[2345, 213_22, 500_00]]);
    expect(net(500_01)).toEqual([
      [1345, 213_23, 286_79],
      [1000, 213_22, 213_22],
    ]);
  });
});
