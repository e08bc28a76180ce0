/** What a receipt earns, multipliers and caps: W24 to W29 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import { points } from '../../loyalty/index.ts';
import { goods, member, percentAccrual, quoteVisit, redemptionOf } from '../../loyalty/testing/shop.ts';
import type { RuleDraft, Visit } from '../../loyalty/testing/shop.ts';

const earn = (rules: readonly RuleDraft[], lines: Visit['lines'], given: Partial<Visit> = {}) =>
  quoteVisit({ rules, lines, customer: member(0), ...given });
const amounts = ({ accrual }: ReturnType<typeof earn>) => accrual.rules.map(({ amount }) => amount);

it('W24: 3 % of 1234.50 with 200 points redeemed: 31.00 on what was paid, 37.00 onGross, 0.00 under none', () => {
  const under = (base: string) =>
    earn([redemptionOf(100_00), percentAccrual(3_00, { base })], [goods(1234_50)], {
      customer: member(200_00),
      redeem: { kind: 'points', points: points(200_00) },
    });
  expect(under('onNet').totals.toPay).toBe(1034_50);
  expect(['onNet', 'onGross', 'none'].map((base) => under(base).accrual.total)).toEqual([31_00, 37_00, 0]);
});

const THREE = [goods(99_90), goods(49_90), goods(125_00)];

it('W25: 5 % of 99.90 / 49.90 / 125.00: 13.00 once a receipt = 4.73 / 2.36 / 5.91, 12.00 line by line', () => {
  const quote = earn([percentAccrual(5_00)], THREE);
  expect([quote.accrual.total, quote.lines.map(({ accrued }) => accrued)]).toEqual([13_00, [4_73, 2_36, 5_91]]);
  expect(earn([percentAccrual(5_00, { roundAt: 'line' })], THREE).accrual.total).toBe(12_00);
});

it('W26: a point for each full 100.00 of 274.80 is 2.00', () => {
  expect(earn([{ kind: 'step-accrual', points: 1_00, per: 100_00 }], THREE).accrual.total).toBe(2_00);
});

it('W27: x1.5 and x3 on 2 % of 2500.00: max 150.00, sum 175.00, product 225.00', () => {
  const times = (multiplier: number) => ({ kind: 'accrual-multiplier', multiplier });
  const combined = (multipliers: string) =>
    earn([percentAccrual(2_00), times(1500), times(3000)], [goods(2500_00)], { terms: { multipliers } }).accrual.total;
  expect(['max', 'sum', 'product'].map(combined)).toEqual([150_00, 175_00, 225_00]);
});

it('W28: of 75 + 200 + 50 a day of 500 with 260 used leaves 240.00 = 75.00 / 165.00 / 0.00, perDay', () => {
  const caps = { kind: 'accrual-caps', perReceipt: 300_00, perDay: 500_00 };
  const day = { period: '2026-11-22', earned: points(260_00), redeemed: points(0), redemptions: 0 };
  const rules = [percentAccrual(7_50), percentAccrual(20_00), percentAccrual(5_00), caps];
  const quote = earn(rules, [goods(1000_00)], { customer: member(0, { day }) });
  expect(quote.accrual).toMatchObject({ total: 240_00, limitedBy: 'perDay' });
  expect(amounts(quote)).toEqual([75_00, 165_00]);
});

it('W29: a budget of 123456 points with 123400 issued leaves 56.00 of 75, budget', () => {
  const quote = earn([{ kind: 'fixed-accrual', points: 75_00 }], [goods(100_00)], {
    terms: { accrualBudget: 123_456_00 },
    counters: [{ key: 'budget', value: 123_400_00 }],
  });
  expect(quote.accrual).toMatchObject({ total: 56_00, limitedBy: 'budget' });
});
