import { describe, expect, it } from 'vitest';
import { discountsOf, goods, quoteVisit } from '../testing/shop.ts';

const set = (more: Record<string, unknown>) => ({ kind: 'set-discount', size: 3, discounted: 1, ...more });
const pieces = (price: number, count: number) => goods(price, { quantity: count * 1000 });
const given = (rules: Parameters<typeof quoteVisit>[0]['rules'], lines: Parameters<typeof quoteVisit>[0]['lines']) =>
  discountsOf(quoteVisit({ rules, lines }));

describe('set-discount', () => {
  it('2+1 on 3 × 300.00 takes 100.00 off each unit, so no unit is printed at zero', () => {
    const quote = quoteVisit({ rules: [set({})], lines: [pieces(300_00, 3)] });
    expect(discountsOf(quote)).toEqual([300_00]);
    expect(quote.lines[0]!.printed).toEqual([{ lineNo: 1, quantity: 3000, price: 200_00, sum: 600_00 }]);
  });

  it('gives the cheapest of each complete set, dearest units first', () => {
    // 500 400 300 | 200 100: one set, its cheapest is 300, spread by weight over the three.
    const lines = [100_00, 200_00, 300_00, 400_00, 500_00].map((price) => goods(price));
    expect(given([set({})], lines)).toEqual([0, 0, 75_00, 100_00, 125_00]);
  });

  it('gives the dearest where the rule says so', () => {
    expect(given([set({ which: 'dearest' })], [goods(100_00), goods(200_00), goods(300_00)])).toEqual([
      50_00, 100_00, 150_00,
    ]);
  });

  it('gives what lies beyond the paid units of an incomplete set only where asked', () => {
    const fourPlusTwo = { size: 6, discounted: 2 };
    expect(given([set(fourPlusTwo)], [pieces(100_00, 5)])).toEqual([0]);
    expect(given([set({ ...fourPlusTwo, incompleteGroup: 'partial' })], [pieces(100_00, 5)])).toEqual([100_00]);
  });

  it('takes the second unit at half price', () => {
    expect(given([set({ size: 2, rateBp: 50_00 })], [pieces(99_00, 4)])).toEqual([99_00]);
  });

  it('says how many units complete the next set', () => {
    const { explanations } = quoteVisit({ rules: [set({})], lines: [pieces(300_00, 4)] });
    expect(explanations.find(({ code }) => code === 'discount.set.missing')?.amount).toBe(2);
  });

  it('gives as much for 200 pieces on one line as for 200 lines of one piece', () => {
    const [apart, together] = [Array.from({ length: 200 }, () => goods(129_90)), [pieces(129_90, 200)]];
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect(sum(given([set({})], together))).toBe(66 * 129_90);
    expect(sum(given([set({})], apart))).toBe(66 * 129_90);
  });
});

describe('bundle-price', () => {
  const combo = {
    kind: 'bundle-price',
    price: 250_00,
    parts: [
      { goods: { tags: ['coffee'] }, count: 1 },
      { goods: { tags: ['bun'] }, count: 2 },
    ],
  };
  const coffee = goods(180_00, { tags: ['coffee'] });
  const buns = (count: number) => goods(60_00, { tags: ['bun'], quantity: count * 1000 });

  it('takes the goods of each complete bundle for its price', () => {
    expect(given([combo], [coffee, buns(2)])).toEqual([30_00, 20_00]);
    expect(given([combo], [coffee, buns(5)])).toEqual([30_00, 20_00]);
  });

  it('is not there without all its parts, nor when it would be dearer', () => {
    expect(given([combo], [coffee, buns(1)])).toEqual([0, 0]);
    expect(given([{ ...combo, price: 400_00 }], [coffee, buns(2)])).toEqual([0, 0]);
  });
});

describe('gift-line', () => {
  const gift = { kind: 'gift-line', threshold: { amount: 1000_00 }, gift: { tags: ['mug'] } };
  const mug = goods(350_00, { tags: ['mug'] });

  it('gives the gift that is in the basket once the rest reaches the sum', () => {
    expect(given([gift], [goods(1000_00), mug])).toEqual([0, 350_00]);
    expect(given([gift], [goods(900_00), mug])).toEqual([0, 0]);
  });

  it('offers it while it is not in the basket', () => {
    const { explanations } = quoteVisit({ rules: [gift], lines: [goods(2000_00)] });
    expect(explanations.map(({ code }) => code)).toEqual(['discount.gift.offered']);
  });

  it('gives one for each full sum where the rule says so', () => {
    const mugs = goods(350_00, { tags: ['mug'], quantity: 3000 });
    expect(given([{ ...gift, each: true }], [goods(2500_00), mugs])).toEqual([0, 700_00]);
  });
});
