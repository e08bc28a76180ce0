import { describe, expect, it } from 'vitest';
import { points } from '../money/units.ts';
import type { PeriodCounter } from '../quote/types.ts';
import { codesOf, goods, member, percentAccrual, quoteVisit, redemptionOf } from '../testing/shop.ts';
import type { RuleDraft, Visit } from '../testing/shop.ts';

const earn = (rules: readonly RuleDraft[], given: Partial<Visit> = {}) =>
  quoteVisit({ rules, lines: [goods(1000_00)], customer: member(0), ...given });

const step = (given: object): RuleDraft => ({ kind: 'step-accrual', ...given });
const caps = (given: object): RuleDraft => ({ kind: 'accrual-caps', ...given });
const counter = (period: string, earned: number): PeriodCounter => ({
  period,
  earned: points(earned),
  redeemed: points(0),
  redemptions: 0,
});

const THREE = [goods(99_90), goods(49_90), goods(125_00)];

describe('percent-accrual', () => {
  it.each([
    { base: 'onNet', total: 31_00 },
    { base: 'onGross', total: 37_00 },
    { base: 'none', total: 0 },
  ])('1234.50 with 200 points redeemed earns $total under $base', ({ base, total }) => {
    const quote = earn([redemptionOf(100_00), percentAccrual(3_00, { base })], {
      lines: [goods(1234_50)],
      redeem: { kind: 'points', points: points(200_00) },
      customer: member(200_00),
    });
    expect(quote.redemption.redeemed).toBe(200_00);
    expect(quote.accrual.total).toBe(total);
  });

  it('earns under the policy none when nothing was redeemed', () => {
    const rules = [redemptionOf(100_00), percentAccrual(3_00, { base: 'none' })];
    expect(earn(rules, { customer: member(200_00) }).accrual.total).toBe(30_00);
  });

  it.each([
    { roundAt: 'receipt', shares: [4_73, 2_36, 5_91], total: 13_00 },
    { roundAt: 'line', shares: [4_00, 2_00, 6_00], total: 12_00 },
  ])('rounded once per $roundAt gives $total', ({ roundAt, shares, total }) => {
    const quote = earn([percentAccrual(5_00, { roundAt })], { lines: THREE });
    expect(quote.accrual.total).toBe(total);
    expect(quote.lines.map(({ accrued }) => accrued)).toEqual(shares);
  });

  it('rounds down to its step', () => {
    const total = (step: number) => earn([percentAccrual(5_00, { step })], { lines: THREE }).accrual.total;
    expect([total(1), total(50), total(5_00)]).toEqual([13_74, 13_50, 10_00]);
  });

  it('earns a rouble rate whatever a point is worth', () => {
    expect(earn([percentAccrual(5_00)], { terms: { pointValue: 50 } }).accrual.total).toBe(50_00);
  });

  it('takes the rate of the tier', () => {
    const tiers = [
      { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
      { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 100 },
    ];
    const total = (tierId: string) =>
      earn([percentAccrual(5_00, { rateByTierBp: { gold: 7_00 } })], {
        terms: { tiers },
        customer: member(0, { tierId }),
      }).accrual.total;
    expect([total('base'), total('gold')]).toEqual([50_00, 70_00]);
  });

  it('earns nothing on excluded goods', () => {
    const quote = earn([percentAccrual(10_00, { goods: { except: { tags: ['alcohol'] } } })], {
      lines: [goods(500_00), goods(500_00, { tags: ['alcohol'] })],
    });
    expect(quote.lines.map(({ accrued, earnsPoints }) => [accrued, earnsPoints])).toEqual([
      [50_00, true],
      [0, false],
    ]);
  });

  it('is cut to its own cap', () => {
    const { accrual, explanations } = earn([percentAccrual(10_00, { maxPoints: 75_00 })]);
    expect(accrual).toMatchObject({ total: 75_00, limitedBy: 'perRule' });
    expect(explanations).toContainEqual(expect.objectContaining({ code: 'accrue.cut.perRule', amount: 25_00 }));
  });

  it('earns nothing without a customer, but the goods are known to earn', () => {
    const quote = earn([percentAccrual(10_00)], { customer: null });
    expect(quote.accrual).toEqual({
      total: 0,
      rules: [],
      limitedBy: null,
      lots: [],
      activatesAt: null,
      expiresAt: null,
    });
    expect(quote.lines[0]?.earnsPoints).toBe(true);
    expect(codesOf(quote)).toEqual(['accrue.skipped.noCustomer']);
  });
});

describe('step-accrual', () => {
  it('gives nothing under the first step', () => {
    const quote = earn([step({ points: 1_00, per: 100_00 })], { lines: [goods(99_99)] });
    expect(quote.accrual.total).toBe(0);
    expect(codesOf(quote)).toEqual(['accrue.skipped.nothing']);
  });
});

describe('accrual-caps', () => {
  /** 75 + 200 + 50 points on 1000.00. */
  const OVER_CAPS = [percentAccrual(7_50), percentAccrual(20_00), percentAccrual(5_00)];
  const day = counter('2026-11-22', 260_00);

  it('names the receipt when the day has room', () => {
    expect(earn([...OVER_CAPS, caps({ perReceipt: 300_00, perDay: 500_00 })]).accrual).toMatchObject({
      total: 300_00,
      limitedBy: 'perReceipt',
    });
  });

  it('lets a receipt bring as much as it may, whatever the month has brought', () => {
    const month = counter('2026-11', 900_00);
    const { accrual } = earn([...OVER_CAPS, caps({ perReceipt: 300_00 })], { customer: member(0, { month }) });
    expect(accrual).toMatchObject({ total: 300_00, limitedBy: 'perReceipt' });
  });

  it('counts the month, and nothing of another one', () => {
    const total = (period: string) =>
      earn([...OVER_CAPS, caps({ perMonth: 400_00 })], { customer: member(0, { month: counter(period, 390_00) }) })
        .accrual;
    expect(total('2026-11')).toMatchObject({ total: 10_00, limitedBy: 'perMonth' });
    expect(total('2026-10')).toMatchObject({ total: 325_00, limitedBy: null });
  });

  it("takes the day of the store's zone, not of the programme's", () => {
    const total = (storeZone: string) =>
      earn([...OVER_CAPS, caps({ perDay: 260_00 })], {
        now: Date.parse('2026-11-22T21:30:00Z') as never,
        storeZone,
        customer: member(0, { day }),
      }).accrual.total;
    expect([total('Europe/Moscow'), total('Europe/Kaliningrad')]).toEqual([260_00, 0]);
  });

  it('gives nothing above a cap that was passed already', () => {
    const passed = member(0, { day: counter('2026-11-22', 900_00) });
    expect(earn([...OVER_CAPS, caps({ perDay: 500_00 })], { customer: passed }).accrual).toMatchObject({
      total: 0,
      limitedBy: 'perDay',
      activatesAt: null,
    });
  });
});
