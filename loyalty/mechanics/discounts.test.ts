import { describe, expect, it } from 'vitest';
import { codesOf, discountsOf, goods, itemPercent, member, quoteVisit, receiptPercent } from '../testing/shop.ts';

const TIERS = [
  { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
  { id: 'silver', name: { ru: 'Серебро', en: 'Silver' }, from: 15_000_00 },
];

describe('item-percent-discount', () => {
  it('takes 1.58 off 10.50 at 15 %, so 8.92 is left', () => {
    expect(quoteVisit({ rules: [itemPercent(15_00)], lines: [goods(10_50)] }).totals.toPay).toBe(8_92);
  });

  it('takes the percent of what earlier rules left, or of the list price', () => {
    const twice = (more: Record<string, unknown>) =>
      quoteVisit({ rules: [itemPercent(50_00), itemPercent(10_00, more)], lines: [goods(100_00)] }).totals.toPay;
    expect([twice({}), twice({ basis: 'list' })]).toEqual([45_00, 40_00]);
  });

  it('never takes a line under its minimum price, and says what was kept back', () => {
    const quote = quoteVisit({ rules: [itemPercent(20_00)], lines: [goods(100_00, { minUnitPrice: 95_00 })] });
    expect(discountsOf(quote)).toEqual([5_00]);
    expect(quote.explanations.map(({ code, amount }) => [code, amount])).toEqual([
      ['discount.percent', 5_00],
      ['discount.cut.minPrice', 15_00],
    ]);
  });

  it('leaves the programme its kopeck of every unit', () => {
    const quote = quoteVisit({
      rules: [itemPercent(100_00)],
      terms: { minUnitRemainder: 1 },
      lines: [goods(10_00, { quantity: 3000 }), goods(10_00, { quantity: 1500, soldBy: 'weight' })],
    });
    expect(quote.lines.map(({ net }) => net)).toEqual([3, 2]);
  });

  it('speaks of goods by category, tag or article, less the exceptions', () => {
    const lines = [
      goods(100, { categories: ['coffee'] }),
      goods(100, { tags: ['own'] }),
      goods(100, { sku: '77' }),
      goods(100, { categories: ['coffee'], tags: ['sale'] }),
      goods(100),
    ];
    const select = (selector: object) =>
      discountsOf(quoteVisit({ rules: [itemPercent(10_00, { goods: selector })], lines }));
    expect(select({ categories: ['coffee'] })).toEqual([10, 0, 0, 10, 0]);
    expect(select({ categories: ['coffee'], tags: ['own'], skus: ['77'] })).toEqual([10, 10, 10, 10, 0]);
    expect(select({ categories: ['coffee'], except: { tags: ['sale'] } })).toEqual([10, 0, 0, 0, 0]);
    expect(select({ except: { tags: ['sale', 'own'] } })).toEqual([10, 0, 10, 0, 10]);
  });
});

describe('receipt-percent-discount', () => {
  it('flows from lines at their minimum price to the others', () => {
    const quote = quoteVisit({
      rules: [receiptPercent(50_00)],
      lines: [goods(100_00, { minUnitPrice: 90_00 }), goods(100_00)],
    });
    expect(discountsOf(quote)).toEqual([10_00, 90_00]);
  });

  it.each([
    { tierId: 'silver', off: 3_00, codes: ['discount.percentOfReceipt'] },
    { tierId: 'base', off: 0, codes: ['discount.skipped.tier'] },
    { tierId: null, off: 0, codes: ['discount.skipped.tier'] },
    { tierId: 'gone', off: 0, codes: ['discount.skipped.tier'] },
  ])('gives the tier $tierId $off off 100.00', ({ tierId, off, codes }) => {
    const quote = quoteVisit({
      rules: [receiptPercent(0, { rateByTierBp: { silver: 3_00 } })],
      terms: { tiers: TIERS },
      lines: [goods(100_00)],
      customer: member(0, { tierId }),
    });
    expect(discountsOf(quote)).toEqual([off]);
    expect(codesOf(quote)).toEqual(codes);
  });

  it('gives a rule for members to nobody else', () => {
    const rules = [receiptPercent(10_00, { audience: 'members' })];
    expect(codesOf(quoteVisit({ rules, lines: [goods(100)] }))).toEqual(['discount.skipped.noCustomer']);
    expect(discountsOf(quoteVisit({ rules, lines: [goods(100)], customer: member(0) }))).toEqual([10]);
  });
});

describe('thresholds and order', () => {
  const half = receiptPercent(50_00, { priority: 1 });
  const tenFrom1000 = (on?: string) => receiptPercent(10_00, { priority: 2, threshold: { amount: 1000_00, on } });
  const toPay = (price: number, ...rules: ReturnType<typeof receiptPercent>[]) =>
    quoteVisit({ rules, lines: [goods(price)] }).totals.toPay;

  it.each([
    { id: 'under the bound', price: 1600_00, pays: 800_00 },
    { id: 'over the bound', price: 2400_00, pays: 1080_00 },
    { id: 'the bound itself reaches', price: 2000_00, pays: 900_00 },
    { id: 'a kopeck under it does not', price: 1999_98, pays: 999_99 },
  ])('$id: -50 %, then -10 % from 1000.00 of what is left of $price: $pays', ({ price, pays }) => {
    expect(toPay(price, half, tenFrom1000())).toBe(pays);
  });

  it.each([
    { on: 'list', pays: 720_00 },
    { on: 'stageStart', pays: 720_00 },
  ])('tests the sum before the discount with thresholdOn $on', ({ on, pays }) => {
    expect(toPay(1600_00, half, tenFrom1000(on))).toBe(pays);
  });

  it('runs the lower priority number first, whatever the order in the file', () => {
    const from100 = receiptPercent(20_00, { id: 'z', priority: 1, threshold: { amount: 100_00 } });
    const always = receiptPercent(10_00, { id: 'a', priority: 2 });
    expect([toPay(100_00, from100, always), toPay(100_00, always, from100)]).toEqual([72_00, 72_00]);
  });

  it('runs rules of one priority by id in code-unit order', () => {
    const rules = ['b', 'B', 'a'].map((id) => itemPercent(1_00, { id }));
    const [line] = quoteVisit({ rules, lines: [goods(100_00)] }).lines;
    expect(line!.discounts.map(({ ruleId }) => ruleId)).toEqual(['B', 'a', 'b']);
  });

  it('tests item discounts before receipt discounts, whatever their priority', () => {
    const rules = [
      receiptPercent(10_00, { id: 'receipt', priority: 1 }),
      itemPercent(10_00, { id: 'item', priority: 9 }),
    ];
    const [line] = quoteVisit({ rules, lines: [goods(100_00)] }).lines;
    expect(line!.discounts).toEqual([
      { ruleId: 'item', amount: 10_00 },
      { ruleId: 'receipt', amount: 9_00 },
    ]);
  });

  it('counts the pieces of its own goods for a quantity', () => {
    const lines = [goods(100, { quantity: 2000, categories: ['tea'] }), goods(100, { quantity: 5000 })];
    const from = (quantity: number) =>
      codesOf(
        quoteVisit({ rules: [itemPercent(10_00, { goods: { categories: ['tea'] }, threshold: { quantity } })], lines }),
      );
    expect([from(2000), from(3000)]).toEqual([['discount.percent'], ['discount.skipped.quantity']]);
  });

  it('counts paid pieces for a quantity, not gifts', () => {
    const gift = { kind: 'gift-line', priority: 1, threshold: { amount: 100 }, gift: { tags: ['gift'] } };
    const lines = [goods(100, { quantity: 2000 }), goods(50, { tags: ['gift'] })];
    const three = itemPercent(10_00, { threshold: { quantity: 3000 } });
    expect(codesOf(quoteVisit({ rules: [gift, three], lines }))).toEqual([
      'discount.gift',
      'discount.skipped.quantity',
    ]);
    expect(codesOf(quoteVisit({ rules: [three], lines }))).toEqual(['discount.percent']);
  });

  it('explains a rule without its goods once, and changes nothing', () => {
    const lines = [goods(100_00), goods(50_00)];
    const plain = quoteVisit({ rules: [], lines });
    const quote = quoteVisit({ rules: [itemPercent(10_00, { goods: { categories: ['tea'] } })], lines });
    expect(codesOf(quote)).toEqual(['discount.skipped.noGoods']);
    expect(quote.lines).toEqual(plain.lines);
    expect(plain.totals.toPay).toBe(150_00);
  });
});
