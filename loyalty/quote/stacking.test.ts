import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import {
  codesOf,
  discountsOf,
  goods,
  itemPercent,
  member,
  quoteVisit,
  receiptPercent,
  redemptionOf,
  percentAccrual,
} from '../testing/shop.ts';
import type { Visit } from '../testing/shop.ts';

const given = (visit: Visit) => discountsOf(quoteVisit(visit));
const amount = (kopecksOff: number, more: Record<string, unknown> = {}) => ({
  kind: 'item-amount-discount',
  amount: kopecksOff,
  ...more,
});

describe('order and groups', () => {
  it('compares item rules line by line', () => {
    const rules = [itemPercent(10_00, { group: 'g' }), amount(50_00, { group: 'g' })];
    const terms = { groups: [{ id: 'g', mode: 'best' }] };
    expect(given({ rules, terms, lines: [goods(1000_00), goods(200_00)] })).toEqual([100_00, 50_00]);
  });

  it('takes the first of a group that gives anything', () => {
    const rules = [
      itemPercent(10_00, { group: 'g', threshold: { amount: 5000_00 } }),
      itemPercent(3_00, { group: 'g' }),
      itemPercent(50_00, { group: 'g' }),
    ];
    const terms = { groups: [{ id: 'g', mode: 'first' }] };
    expect(given({ rules, terms, lines: [goods(100_00)] })).toEqual([3_00]);
  });
});

describe('exclusive', () => {
  const rules = [itemPercent(5_00), receiptPercent(10_00), receiptPercent(12_00, { exclusive: 'receipt' })];

  it('stands alone by default', () => {
    const quote = quoteVisit({ rules, lines: [goods(1000_00)] });
    expect(discountsOf(quote)).toEqual([120_00]);
    expect(codesOf(quote).filter((code) => code === 'discount.skipped.exclusive')).toHaveLength(2);
  });

  it('must beat the others together under bestDeal', () => {
    const visit = { rules, lines: [goods(1000_00)], terms: { exclusivePolicy: 'bestDeal' } };
    expect(given(visit)).toEqual([145_00]);
    const better = [...rules.slice(0, 2), receiptPercent(20_00, { exclusive: 'receipt' })];
    expect(given({ ...visit, rules: better })).toEqual([200_00]);
  });

  it('leaves the others alone when it does not apply', () => {
    const small = [
      ...rules.slice(0, 2),
      receiptPercent(12_00, { exclusive: 'receipt', threshold: { amount: 5000_00 } }),
    ];
    expect(given({ rules: small, lines: [goods(1000_00)] })).toEqual([145_00]);
  });

  it('is tested on what a member’s own price has left of the goods', () => {
    const price = { kind: 'set-price', price: 900_00 };
    const alone = (on: string) => receiptPercent(50_00, { exclusive: 'receipt', threshold: { amount: 1000_00, on } });
    const visit = (on: string) => given({ rules: [price, itemPercent(10_00), alone(on)], lines: [goods(1000_00)] });
    expect([visit('left'), visit('stageStart')]).toEqual([[90_00], [90_00]]);
  });
});

describe('what a discount closes', () => {
  const red = itemPercent(30_00, {
    goods: { tags: ['red'] },
    priority: 1,
    protects: true,
    redeemable: false,
    earns: false,
  });
  const lines = [goods(100_00, { tags: ['red'] }), goods(100_00)];

  it('protects its lines from later discounts', () => {
    expect(given({ rules: [red, itemPercent(10_00)], lines })).toEqual([30_00, 10_00]);
  });

  it('keeps its lines from points and from earning', () => {
    const quote = quoteVisit({
      rules: [red, redemptionOf(100_00), percentAccrual(10_00)],
      lines,
      customer: member(500_00),
      redeem: { kind: 'points', points: kopecks(50_00) as never },
    });
    expect(quote.lines.map(({ redeemedMoney, accrued }) => [redeemedMoney, accrued])).toEqual([
      [0, 0],
      [50_00, 5_00],
    ]);
  });

  it('skips lines that already have a discount', () => {
    expect(given({ rules: [red, receiptPercent(10_00, { skipDiscounted: true })], lines })).toEqual([30_00, 10_00]);
  });

  it('does not run beside one it is incompatible with, whichever names the other', () => {
    const rules = [itemPercent(10_00, { priority: 1 }), itemPercent(20_00, { priority: 2, incompatibleWith: ['r1'] })];
    expect(given({ rules, lines: [goods(100_00)] })).toEqual([10_00]);
    const turned = [itemPercent(10_00, { priority: 3 }), itemPercent(20_00, { priority: 2, incompatibleWith: ['r1'] })];
    expect(given({ rules: turned, lines: [goods(100_00)] })).toEqual([20_00]);
  });
});

describe('bounds of discounts', () => {
  it('gives at most maxAmount a receipt, spread by what each line would have had', () => {
    expect(given({ rules: [itemPercent(10_00, { maxAmount: 50_00 })], lines: [goods(600_00), goods(400_00)] })).toEqual(
      [30_00, 20_00],
    );
  });

  it('gives at most the programme’s share of the list prices, points included', () => {
    const terms = { maxShareBp: 25_00 };
    const rules = [itemPercent(20_00), redemptionOf(100_00)];
    const quote = quoteVisit({
      rules,
      terms,
      lines: [goods(1000_00)],
      customer: member(900_00),
      redeem: { kind: 'max' },
    });
    expect(quote.redemption).toMatchObject({ max: 50_00, limitedBy: 'totalShare' });
    expect(quote.totals.toPay).toBe(750_00);
  });

  it('holds that share also where several of a group win lines', () => {
    const terms = { maxShareBp: 15_00, groups: [{ id: 'g', mode: 'best' }] };
    const rules = [
      itemPercent(20_00, { group: 'g', goods: { tags: ['a'] } }),
      itemPercent(20_00, { group: 'g', goods: { tags: ['b'] } }),
    ];
    const lines = [goods(100_00, { tags: ['a'] }), goods(100_00, { tags: ['b'] })];
    expect(given({ rules, terms, lines })).toEqual([20_00, 10_00]);
  });

  it('gives at most what is left of its budget, and asks to count it', () => {
    const rules = [itemPercent(10_00, { limits: { budget: 1000_00 } })];
    const quote = quoteVisit({ rules, lines: [goods(500_00)], counters: [{ key: 'budget/r1', value: 980_00 }] });
    expect(discountsOf(quote)).toEqual([20_00]);
    expect(quote.changes).toMatchObject([{ scope: 'programme', key: 'budget/r1', by: 20_00 }]);
  });

  it('takes no points beside a discount under pointsExclusive', () => {
    const rules = [itemPercent(10_00), redemptionOf(50_00)];
    const terms = { pointsExclusive: true };
    const quote = quoteVisit({
      rules,
      terms,
      lines: [goods(500_00)],
      customer: member(900_00),
      redeem: { kind: 'max' },
    });
    expect(quote.redemption).toMatchObject({ max: 0, limitedBy: 'discounted' });
  });
});
