/** Codes whose rules share a group are compared with each other, as other discounts are: loyalty-domain sections 5, 7. */
import { describe, expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import { discountsOf, goods, itemPercent, NOON, quoteVisit, receiptPercent } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import { explain } from './explain.ts';
import type { Coupon, EnteredCode, Quote } from './types.ts';

const withCode = (rule: RuleDraft, code: string, more: object = {}): RuleDraft => ({
  ...rule,
  coupon: { codes: [code] },
  group: 'g',
  ...more,
});
const TEN = withCode(receiptPercent(10_00), 'TEN');
const HALF = withCode(receiptPercent(50_00), 'HALF');
const groups = (mode: string) => ({ groups: [{ id: 'g', mode }] });
const enter = (rules: RuleDraft[], codes: (string | EnteredCode)[], mode = 'best', prices = [100_00]): Quote =>
  quoteVisit({
    rules,
    terms: groups(mode),
    lines: prices.map((price, i) => goods(price, { tags: [`t${i}`] })),
    codes: codes.map((code) => (typeof code === 'string' ? { code } : code)),
  });
const outcome = ({ codes }: Quote) => codes.map(({ code, amount, reason }) => [code, amount, reason]);
const used = ({ changes }: Quote) => changes.flatMap((change) => (change.kind === 'couponUsed' ? [change.code] : []));

describe('codes of one group', () => {
  it.each([[['TEN', 'HALF']], [['HALF', 'TEN']]])(
    'entered as %j: the largest wins, the other is not used up',
    (codes) => {
      const quote = enter([TEN, HALF], codes);
      expect(quote.totals.toPay).toBe(50_00);
      expect(outcome(quote)).toContainEqual(['HALF', 50_00, null]);
      expect(outcome(quote)).toContainEqual(['TEN', 0, 'discount.skipped.notBest']);
      expect(used(quote)).toEqual(['HALF']);
      const lost = quote.explanations.find(({ code }) => code === 'discount.skipped.notBest')!;
      expect([lost.ruleId, lost.amount]).toEqual(['r1', 10_00]);
      expect(explain(lost, 'en')).toContain('Rule 1');
    },
  );

  it('add up where the group says so', () => {
    expect(outcome(enter([TEN, HALF], ['TEN', 'HALF'], 'all'))).toEqual([
      ['TEN', 10_00, null],
      ['HALF', 45_00, null],
    ]);
  });

  it('take the first entered that gives anything under `first`', () => {
    const tea = withCode(itemPercent(20_00, { goods: { tags: ['tea'] } }), 'TEA');
    expect(outcome(enter([HALF, TEN, tea], ['TEA', 'TEN', 'HALF'], 'first'))).toEqual([
      ['TEA', 0, 'discount.skipped.noGoods'],
      ['TEN', 10_00, null],
      ['HALF', 0, 'discount.skipped.notFirst'],
    ]);
  });

  it('give a tie to the lower priority, whichever was entered first', () => {
    const rules = [
      withCode(receiptPercent(10_00), 'LATE', { priority: 2 }),
      withCode(receiptPercent(10_00), 'EARLY', { priority: 1 }),
    ];
    for (const codes of [
      ['LATE', 'EARLY'],
      ['EARLY', 'LATE'],
    ])
      expect(used(enter(rules, codes))).toEqual(['EARLY']);
  });

  it('on goods are compared line by line, and each that wins a line is used', () => {
    const percent = withCode(itemPercent(10_00), 'TEN');
    const amount = withCode({ kind: 'item-amount-discount', amount: 50_00 }, 'RUB');
    const quote = enter([percent, amount], ['TEN', 'RUB'], 'best', [1000_00, 200_00]);
    expect(discountsOf(quote)).toEqual([100_00, 50_00]);
    expect(outcome(quote)).toEqual([
      ['TEN', 100_00, null],
      ['RUB', 50_00, null],
    ]);
  });

  it('on goods and on the receipt are compared by all that they give', () => {
    const first = withCode(itemPercent(30_00, { goods: { tags: ['t0'] } }), 'APPLE');
    const quote = enter([first, TEN], ['TEN', 'APPLE'], 'best', [100_00, 300_00]);
    expect(outcome(quote)).toEqual([
      ['APPLE', 0, 'discount.skipped.notBest'],
      ['TEN', 40_00, null],
    ]);
  });

  it('are compared on the same amounts: one before them lowers what both see', () => {
    const before = { ...itemPercent(50_00), coupon: { codes: ['SALE'] } };
    const fixed = withCode({ kind: 'receipt-amount-discount', amount: 8_00 }, 'RUB');
    expect(outcome(enter([before, TEN, fixed], ['RUB', 'TEN', 'SALE']))).toEqual([
      ['SALE', 50_00, null],
      ['RUB', 8_00, null],
      ['TEN', 0, 'discount.skipped.notBest'],
    ]);
  });

  it('leave the field to the other when one is refused', () => {
    const quote = enter(
      [TEN, withCode(HALF, 'HALF', { coupon: { codes: ['HALF'], minPurchase: 500_00 } })],
      ['HALF', 'TEN'],
    );
    expect(outcome(quote)).toEqual([
      ['HALF', 0, 'coupon.refused.minPurchase'],
      ['TEN', 10_00, null],
    ]);
  });

  it('with values of their own compete even under one rule: the larger is used, the smaller kept', () => {
    const rule = { kind: 'receipt-amount-discount', amount: 0, group: 'g', coupon: { isSingle: true } };
    const worth = (code: string, faceValue: number) => ({ code, coupon: coupon(code, faceValue) });
    const quote = enter([rule], [worth('A1', 20_00), worth('B2', 70_00)]);
    expect(outcome(quote)).toEqual([
      ['A1', 0, 'discount.skipped.notBest'],
      ['B2', 70_00, null],
    ]);
    expect(used(quote)).toEqual(['B2']);
  });
});

const coupon = (code: string, faceValue: number): Coupon => ({
  code,
  ruleId: 'r1',
  ownerId: null,
  from: instant(0),
  to: null,
  state: 'issued',
  usesLeft: 1,
  faceValue: kopecks(faceValue),
});

describe('a code that stands alone', () => {
  const alone = withCode(receiptPercent(20_00), 'SUN', { group: undefined, exclusive: 'receipt' });
  const plain = receiptPercent(5_00);

  it('counts by its own value, not by that of its rule', () => {
    const rules = [
      plain,
      { kind: 'receipt-amount-discount', amount: 1_00, exclusive: 'receipt', coupon: { isSingle: true } },
    ];
    const terms = { exclusivePolicy: 'bestDeal' };
    const own = { ...coupon('A1', 30_00), ruleId: 'r2' };
    const quote = quoteVisit({ rules, terms, lines: [goods(100_00)], codes: [{ code: 'A1', coupon: own }] });
    expect(quote.totals.discounts).toBe(30_00);
  });

  it('sends nobody away when it is refused itself', () => {
    const late = { ...coupon('A1', 30_00), ruleId: 'r2', to: NOON };
    const rules = [
      plain,
      { kind: 'receipt-amount-discount', amount: 1_00, exclusive: 'receipt', coupon: { isSingle: true } },
    ];
    const quote = quoteVisit({ rules, lines: [goods(100_00)], codes: [{ code: 'A1', coupon: late }] });
    expect(quote.totals.discounts).toBe(5_00);
    expect(outcome(quote)).toEqual([['A1', 0, 'coupon.refused.lapsed']]);
  });

  it('that was beaten says so', () => {
    const terms = { exclusivePolicy: 'bestDeal' };
    const rules = [receiptPercent(30_00), alone];
    const quote = quoteVisit({ rules, terms, lines: [goods(100_00)], codes: [{ code: 'SUN' }] });
    expect(outcome(quote)).toEqual([['SUN', 0, 'discount.skipped.beaten']]);
  });
});
