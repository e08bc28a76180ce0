import { describe, expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import {
  codesOf,
  discountsOf,
  goods,
  itemPercent,
  member,
  NOON,
  percentAccrual,
  quoteVisit,
  receiptPercent,
} from '../testing/shop.ts';
import { restoreCoupon, spendCoupon } from '../changes/coupon-use.ts';
import { foldCode } from '../codes/fold-code.ts';
import { explain } from './explain.ts';
import type { Coupon } from './types.ts';

const lines = [goods(300_00), goods(200_00), goods(100_00)];
const fixed = (more: Record<string, unknown> = {}) => ({
  kind: 'receipt-amount-discount',
  amount: 70_00,
  coupon: { codes: ['Лето-70'] },
  ...more,
});
const CODE = 'ЛET070';
const single = (given: Partial<Coupon> = {}): Coupon => ({
  code: 'A1B2',
  ruleId: 'r1',
  ownerId: null,
  from: instant(0),
  to: null,
  state: 'issued',
  usesLeft: 1,
  faceValue: null,
  ...given,
});

describe('codes', () => {
  it('does nothing without its code', () => {
    expect(discountsOf(quoteVisit({ rules: [fixed()], lines }))).toEqual([0, 0, 0]);
  });

  it('runs codes as they were entered, goods before the receipt', () => {
    const rules = [
      receiptPercent(50_00, { coupon: { codes: ['HALF'] } }),
      itemPercent(10_00, { coupon: { codes: ['TEN'] } }),
      fixed({ coupon: { codes: ['F'] } }),
    ];
    const paid = (codes: string[]) =>
      quoteVisit({ rules, lines: [goods(100_00)], codes: codes.map((code) => ({ code })) }).totals.toPay;
    expect(paid(['HALF', 'F'])).toBe(0);
    expect(paid(['F', 'HALF'])).toBe(15_00);
    expect(paid(['HALF', 'TEN'])).toBe(45_00);
  });

  it.each([
    ['used', { state: 'used' as const }],
    ['used', { usesLeft: 0 }],
    ['withdrawn', { state: 'withdrawn' as const }],
    ['lapsed', { to: NOON }],
    ['early', { from: instant(NOON + 1) }],
    ['owner', { ownerId: 'boris' }],
  ])('refuses a single code that is %s and spoils no other', (reason, given) => {
    const rules = [fixed({ coupon: { isSingle: true } }), receiptPercent(10_00, { coupon: { codes: ['TEN'] } })];
    const coupon = single(given);
    const quote = quoteVisit({
      rules,
      lines,
      codes: [{ code: coupon.code, coupon }, { code: 'TEN' }],
      customer: member(0),
    });
    expect(quote.codes.map(({ isApplied, reason }) => [isApplied, reason])).toEqual([
      [false, `coupon.refused.${reason}`],
      [true, null],
    ]);
    expect(quote.changes).toEqual([{ kind: 'couponUsed', ruleId: 'r2', code: 'TEN', isSingle: false }]);
  });

  it('refuses an unknown code, the same code twice, and one under its least purchase', () => {
    const rules = [fixed({ coupon: { codes: ['F'], minPurchase: 500_00 } })];
    const reasons = (codes: string[], price: number) =>
      quoteVisit({ rules, lines: [goods(price)], codes: codes.map((code) => ({ code })) }).codes.map(
        ({ reason }) => reason,
      );
    expect(reasons(['NONE', 'F', 'F'], 500_00)).toEqual(['coupon.refused.unknown', null, 'coupon.refused.again']);
    expect(reasons(['F'], 499_99)).toEqual(['coupon.refused.minPurchase']);
  });

  it('does not use up a code whose discount would be nothing', () => {
    const rules = [itemPercent(10_00, { goods: { tags: ['tea'] }, coupon: { codes: ['TEA'] } })];
    const quote = quoteVisit({ rules, lines, codes: [{ code: 'TEA' }] });
    expect(quote.codes).toMatchObject([{ isApplied: false, reason: 'discount.skipped.noGoods' }]);
    expect(quote.changes).toEqual([]);
  });

  it('gives a coupon’s own face value', () => {
    const coupon = single({ faceValue: kopecks(120_00) });
    const quote = quoteVisit({
      rules: [fixed({ coupon: { isSingle: true } })],
      lines,
      codes: [{ code: coupon.code, coupon }],
    });
    expect(quote.totals.discounts).toBe(120_00);
    expect(quote.changes).toMatchObject([{ kind: 'couponUsed', isSingle: true }]);
  });

  it('takes a limited code offline only inside the allotment of this till', () => {
    const offline = { receiptLeft: 0, cardLeft: 0, tillLeft: 0, snapshotAgeMs: 0 } as never;
    const coupon = single();
    const visit = {
      rules: [fixed({ coupon: { isSingle: true } })],
      lines,
      codes: [{ code: coupon.code, coupon }],
      offline,
    };
    expect(quoteVisit(visit).codes[0]!.reason).toBe('coupon.refused.offline');
    expect(quoteVisit({ ...visit, allotments: { [`coupon/${coupon.code}`]: 1 } }).codes[0]!.isApplied).toBe(true);
    expect(quoteVisit({ ...visit, rules: [fixed()], codes: [{ code: CODE }] }).codes[0]!.isApplied).toBe(true);
  });

  it('switches on an accrual too', () => {
    const rules = [percentAccrual(10_00, { coupon: { codes: ['PLUS'] } })];
    const visit = { rules, lines: [goods(100_00)], customer: member(0) };
    expect(codesOf(quoteVisit(visit))).toEqual(['reward.skipped.code']);
    const quote = quoteVisit({ ...visit, codes: [{ code: 'PLUS' }] });
    expect(quote.accrual.total).toBe(10_00);
    expect(quote.codes).toMatchObject([{ code: 'PLUS', isApplied: true }]);
  });
});

describe('a coupon that keeps its rest', () => {
  const rules = [fixed({ coupon: { isSingle: true, keepsRest: true } })];
  const use = (coupon: Coupon, price: number) =>
    quoteVisit({ rules, lines: [goods(price)], codes: [{ code: coupon.code, coupon }], customer: member(0) });
  const usedOf = ({ changes }: ReturnType<typeof use>) => {
    const used = changes.find((change) => change.kind === 'couponUsed');
    if (used === undefined) throw new Error('no code was used');
    return used;
  };

  it('of 500.00 on a basket of 180.00 asks to keep 320.00, and says so', () => {
    const quote = use(single({ faceValue: kopecks(500_00) }), 180_00);
    expect([quote.totals.toPay, usedOf(quote).keeps]).toEqual([0, { taken: 180_00, rest: 320_00 }]);
    expect(quote.explanations).toContainEqual(expect.objectContaining({ code: 'coupon.rest', amount: 320_00 }));
  });

  it('is worth its rest next time, is used up with the last of it, and comes back whole with its returns', () => {
    const start = single({ faceValue: kopecks(500_00) });
    const first = usedOf(use(start, 180_00));
    const second = usedOf(use(spendCoupon(start, first), 400_00));
    const spent = spendCoupon(spendCoupon(start, first), second);
    expect([second.keeps, spent.state, spent.faceValue]).toEqual([{ taken: 320_00, rest: 0 }, 'used', 0]);
    const half = restoreCoupon(spent, first, NOON);
    expect([half.state, half.faceValue]).toEqual(['issued', 180_00]);
    expect(restoreCoupon(half, second, NOON)).toEqual(start);
    expect(restoreCoupon({ ...spent, to: NOON }, first, NOON).state).toBe('used');
  });

  it('takes the amount of its rule where the coupon has no value of its own', () => {
    const start = single();
    expect(spendCoupon(start, usedOf(use(start, 50_00)))).toMatchObject({ state: 'issued', faceValue: 20_00 });
  });

  it('loses the rest where the campaign does not say so', () => {
    const quote = quoteVisit({
      rules: [fixed({ coupon: { isSingle: true } })],
      lines: [goods(50_00)],
      codes: [{ code: 'A1B2', coupon: single() }],
    });
    expect(quote.changes).toEqual([{ kind: 'couponUsed', ruleId: 'r1', code: 'A1B2', isSingle: true }]);
  });
});

describe('uses of one shared code', () => {
  const rules = [fixed({ coupon: { codes: ['ONE', 'TWO'], perCode: 100 } })];
  const ask = (code: string, used: number) =>
    quoteVisit({
      rules,
      lines,
      codes: [{ code: foldCode(code) }],
      counters: [{ key: `code/r1/${foldCode(code)}`, value: used }],
    });

  it('count for that code alone and end with the last', () => {
    expect(ask('ONE', 99).changes).toContainEqual(
      expect.objectContaining({ scope: 'programme', key: `code/r1/${foldCode('ONE')}`, by: 1, onReturn: 'whole' }),
    );
    expect(ask('ONE', 100).codes[0]!.reason).toBe('coupon.refused.allGone');
  });
});

it('says how much a code still wants', () => {
  const rules = [fixed({ coupon: { codes: ['F'], minPurchase: 500_00 } })];
  const { explanations } = quoteVisit({ rules, lines: [goods(430_00)], codes: [{ code: 'F' }] });
  expect(explanations).toMatchObject([{ code: 'coupon.refused.minPurchase', amount: 70_00 }]);
  expect(explain(explanations[0]!, 'en').replaceAll('\u00a0', ' ')).toBe('Code F: from RUB 500.00. RUB 70.00 to go');
});
