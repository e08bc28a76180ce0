import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { codesOf, goods, itemPercent, member, percentAccrual, quoteVisit, redemptionOf } from '../testing/shop.ts';
import type { Visit } from '../testing/shop.ts';

const customer = member(0);
const earned = (visit: Visit) => quoteVisit({ customer, ...visit }).accrual;
const times = (multiplier: number, more: Record<string, unknown> = {}) => ({
  kind: 'accrual-multiplier',
  multiplier,
  ...more,
});
const fixed = (points: number, more: Record<string, unknown> = {}) => ({ kind: 'fixed-accrual', points, ...more });

describe('accrual-multiplier', () => {
  it.each([
    ['max', 150_00],
    ['sum', 175_00],
    ['product', 225_00],
  ])('x1.5 and x3 on 2500.00 at 2 %% combined by %s give %i', (multipliers, total) => {
    const rules = [percentAccrual(2_00), times(1500), times(3000)];
    expect(earned({ rules, lines: [goods(2500_00)], terms: { multipliers } }).total).toBe(total);
  });

  it('loses nothing of a product, and rounds it once', () => {
    const under = (multiplier: number, price: number) => {
      const rules = [percentAccrual(10_00, { step: 1 }), times(multiplier), times(multiplier)];
      return earned({ rules, lines: [goods(price)], terms: { multipliers: 'product' } }).total;
    };
    // 1.25 x 1.25 = 1.5625 and 1.001 x 1.001 = 1.002001.
    expect([under(1250, 1000_00), under(1001, 1000_00), under(1001, 1)]).toEqual([156_25, 100_20, 0]);
  });

  it('grows the goods it speaks of alone, and the sum is rounded once', () => {
    const rules = [percentAccrual(5_00), times(2000, { goods: { tags: ['new'] } })];
    const lines = [goods(99_90), goods(49_90, { tags: ['new'] })];
    expect(earned({ rules, lines }).total).toBe(9_00);
    expect(earned({ rules, lines }).rules[0]!.shares).toEqual([4_50, 4_50]);
  });

  it('changes percent rules only', () => {
    expect(earned({ rules: [fixed(10_00), times(3000)], lines: [goods(100_00)] }).total).toBe(10_00);
  });

  it('waits as a possibility until the way of payment is chosen', () => {
    const rules = [percentAccrual(2_00), times(2000, { paidWith: { brands: ['own-card'] } })];
    const lines = [goods(1000_00)];
    const open = quoteVisit({ rules, lines, customer });
    expect([open.accrual.total, open.possible]).toEqual([
      20_00,
      [{ ruleId: 'r2', name: { ru: 'Правило 2', en: 'Rule 2' }, reason: 'tender' }],
    ]);
    expect(earned({ rules, lines, tenders: [{ kind: 'card', amount: null, brand: 'own-card' }] }).total).toBe(40_00);
    expect(earned({ rules, lines, tenders: [{ kind: 'cash', amount: null }] }).total).toBe(20_00);
  });
});

describe('scale-accrual', () => {
  const scale = (by: string) => ({
    kind: 'scale-accrual',
    by,
    steps: [
      { from: 0, rateBp: 1_00 },
      { from: 3000_00, rateBp: 5_00 },
      { from: 10_000_00, rateBp: 20_00 },
    ],
  });

  it.each([
    [2999_99, 29_00],
    [3000_00, 150_00],
    [10_000_00, 2000_00],
  ])('earns at the rate that the receipt of %i reaches: %i', (price, total) => {
    expect(earned({ rules: [scale('receipt')], lines: [goods(price)] }).total).toBe(total);
  });

  it('earns by last month’s volume', () => {
    const of = (spent: number) => member(0, { lastMonth: { period: '2026-10', spent: kopecks(spent) } });
    const rules = [scale('lastMonth')];
    expect(earned({ rules, lines: [goods(100_00)], customer: of(10_000_00) }).total).toBe(20_00);
    expect(earned({ rules, lines: [goods(100_00)], customer: of(9_999_99) }).total).toBe(5_00);
  });
});

describe('fixed-accrual', () => {
  it.each(['receipt', 'unit'])('gives nothing for goods that a discount keeps from earning, per %s', (per) => {
    const rules = [itemPercent(10_00, { goods: { tags: ['sale'] }, earns: false }), fixed(10_00, { per })];
    const [sale, other] = [goods(100_00, { tags: ['sale'] }), goods(100_00)];
    expect(earned({ rules, lines: [sale] }).total).toBe(0);
    expect(earned({ rules, lines: [sale, other] }).rules[0]!.shares).toEqual([0, 10_00]);
  });

  it('gives its points once a receipt, or for each unit', () => {
    const lines = [goods(50_00, { quantity: 3000 })];
    expect(earned({ rules: [fixed(10_00)], lines }).total).toBe(10_00);
    expect(earned({ rules: [fixed(10_00, { per: 'unit' })], lines }).total).toBe(30_00);
    const weighed = [goods(500_00, { quantity: 1999, soldBy: 'weight' })];
    expect(earned({ rules: [fixed(10_00, { per: 'unit' })], lines: weighed }).total).toBe(10_00);
  });

  it('for each unit gives every line its own units', () => {
    const lines = [goods(900_00), goods(1_00, { quantity: 3000 })];
    expect(earned({ rules: [fixed(10_00, { per: 'unit' })], lines }).rules[0]!.shares).toEqual([10_00, 30_00]);
  });

  it('gives once a visit with one use a day', () => {
    const rules = [fixed(10_00, { limits: { perDay: 1 } })];
    const first = quoteVisit({ rules, lines: [goods(50_00)], customer });
    expect(first.changes).toMatchObject([{ key: 'uses/r1/2026-11-22', by: 1, onReturn: 'whole' }]);
    const again = member(0, { counters: [{ key: 'uses/r1/2026-11-22', value: 1 }] });
    expect(codesOf(quoteVisit({ rules, lines: [goods(50_00)], customer: again }))).toEqual([
      'accrue.skipped.usedToday',
    ]);
  });

  it('gives points with dates of their own as a lot of their own', () => {
    const rules = [
      percentAccrual(5_00),
      fixed(100_00, { lots: { activationDays: 0, expiry: { mode: 'days', days: 14 } } }),
    ];
    const { lots, total } = earned({ rules, lines: [goods(1000_00)] });
    expect(total).toBe(150_00);
    expect(
      lots.map(({ amount, expiresAt }) => [amount, expiresAt === null ? null : new Date(expiresAt).toISOString()]),
    ).toEqual([
      [100_00, '2026-12-06T21:00:00.000Z'],
      [50_00, null],
    ]);
  });
});

describe('budgets and the cap of a lifetime', () => {
  it('asks to count what the programme gave out of its budget', () => {
    const visit = { rules: [fixed(75_00)], lines: [goods(100_00)], terms: { accrualBudget: 123_456_00 } };
    const { changes } = quoteVisit({ ...visit, customer, counters: [{ key: 'budget', value: 123_400_00 }] });
    expect(changes).toMatchObject([{ scope: 'programme', key: 'budget', by: 56_00, onReturn: 'share' }]);
  });
  it('cuts a rule to its own budget; one cut to nothing does not use up its counter', () => {
    const rules = [fixed(75_00, { limits: { budget: 100_00, perDay: 5 } })];
    const visit = { rules, lines: [goods(100_00)], customer };
    expect(quoteVisit({ ...visit, counters: [{ key: 'budget/r1', value: 90_00 }] }).accrual).toMatchObject({
      total: 10_00,
      limitedBy: 'ruleBudget',
    });
    expect(quoteVisit({ ...visit, counters: [{ key: 'budget/r1', value: 100_00 }] }).changes).toEqual([]);
  });

  it('gives at most so much in a member’s life and counts what it gave', () => {
    const rules = [fixed(75_00), { kind: 'accrual-caps', perMember: 1000_00 }];
    const quote = quoteVisit({
      rules,
      lines: [goods(100_00)],
      customer: member(0, { counters: [{ key: 'earned', value: 950_00 }] }),
    });
    expect(quote.accrual).toMatchObject({ total: 50_00, limitedBy: 'perMember' });
    expect(quote.changes).toEqual([{ kind: 'counter', scope: 'member', key: 'earned', by: 50_00, onReturn: 'share' }]);
  });

  it('counts nothing of a life where nothing was earned or no cap asks for it', () => {
    const changes = (...rules: Visit['rules']) => quoteVisit({ rules, lines: [goods(100_00)], customer }).changes;
    expect(changes({ kind: 'accrual-caps', perMember: 1000_00 })).toEqual([]);
    expect(changes(fixed(75_00), { kind: 'accrual-caps', perReceipt: 1000_00 })).toEqual([]);
  });

  it('gives what the budget of the programme has left to the rules in their order, down to nothing', () => {
    const rules = [fixed(30_00), fixed(20_00), fixed(10_00)];
    const left = (accrualBudget: number) =>
      earned({ rules, lines: [goods(100_00)], terms: { accrualBudget } }).rules.map(({ amount }) => amount);
    expect([left(60_00), left(45_00), left(0)]).toEqual([[30_00, 20_00, 10_00], [30_00, 15_00], []]);
  });
});

describe('the lots of a receipt', () => {
  const dated = (activationDays: number, days: number, more: object = {}) =>
    fixed(10_00, { lots: { activationDays, expiry: { mode: 'days', days } }, ...more });
  const amounts = (...rules: Visit['rules']) =>
    earned({ rules, lines: [goods(100_00)] }).lots.map(({ amount }) => amount);

  it('are one for equal dates, and another for each other activation, expiry or way to live on', () => {
    expect(amounts(dated(0, 10), dated(0, 10), dated(0, 10))).toEqual([30_00]);
    // Both lapse on the same day.
    expect(amounts(dated(0, 10), dated(1, 9))).toEqual([10_00, 10_00]);
    expect(amounts(dated(0, 10), dated(0, 11))).toEqual([10_00, 10_00]);
    const month = { activationDays: 0, expiry: { mode: 'months', months: 1 } };
    const living = { activationDays: 0, expiry: { mode: 'activity', months: 1 } };
    const rules = [fixed(10_00), fixed(20_00, { lots: month })];
    const { lots } = earned({ rules, lines: [goods(100_00)], terms: { lots: living } });
    expect(lots.map(({ amount, byActivity = false }) => [amount, byActivity])).toEqual([
      [10_00, true],
      [20_00, false],
    ]);
  });
});

describe('a threshold once points have been redeemed', () => {
  const rich = member(500_00);
  const visit = (rule: Visit['rules'][number], price: number) =>
    quoteVisit({ rules: [redemptionOf(20_00), rule], lines: [goods(price)], customer: rich, redeem: { kind: 'max' } });
  const bonus = (more: object = {}) => fixed(10_00, { threshold: { amount: 1000_00, ...more } });

  it('is what is paid in money', () => {
    expect(visit(bonus(), 1250_00).accrual.total).toBe(10_00);
    // A point less is redeemed of 1248.00 than of 1250.00: 999.00 are paid.
    expect(visit(bonus(), 1248_00).accrual.total).toBe(0);
    expect(visit(bonus({ on: 'stageStart' }), 1248_00).accrual.total).toBe(0);
    expect(visit(bonus({ on: 'list' }), 1000_00).accrual.total).toBe(10_00);
  });

  it('is that for a benefit too, and for what a return must compare', () => {
    const benefit = { kind: 'benefit', threshold: { amount: 1000_00 } };
    expect([visit(benefit, 1250_00).benefits.length, visit(benefit, 1200_00).benefits.length]).toEqual([1, 0]);
    const lost = visit({ ...bonus(), clawback: 'whenUnqualified' }, 1250_00);
    expect(lost.accrual.rules[0]!.qualifiedBy?.sums).toEqual([1000_00]);
  });
});

describe('what a return must compare', () => {
  const threshold = { amount: 100_00 };
  const lines = [goods(100_00, { quantity: 2000 }), goods(50_00, { tags: ['other'] })];
  const half = itemPercent(50_00);
  const qualified = (more: object) =>
    earned({ rules: [half, fixed(10_00, { goods: { except: { tags: ['other'] } }, ...more })], lines }).rules[0]!;

  it('is what the goods of the rule came to, after discounts or before them as its threshold says', () => {
    const kept = { amount: 100_00, quantity: 0, quantities: [2000, 0] };
    const clawback = 'whenUnqualified';
    expect(qualified({ clawback, threshold })).toMatchObject({ clawback, qualifiedBy: { ...kept, sums: [100_00, 0] } });
    expect(qualified({ clawback, threshold: { ...threshold, on: 'list' } }).qualifiedBy).toEqual({
      ...kept,
      sums: [200_00, 0],
    });
    expect(qualified({ clawback, threshold: { quantity: 2000 } }).qualifiedBy).toMatchObject({
      amount: 0,
      quantity: 2000,
    });
  });

  it('is nothing where points come back in shares, or there was no threshold', () => {
    expect(qualified({ threshold })).toMatchObject({ clawback: 'proportional' });
    expect(qualified({ threshold })).not.toHaveProperty('qualifiedBy');
    expect(qualified({ clawback: 'whenUnqualified' })).not.toHaveProperty('qualifiedBy');
  });

  it('is all that the threshold was of, also goods that earn nothing', () => {
    const sale = itemPercent(50_00, { goods: { tags: ['other'] }, earns: false });
    const bonus = fixed(10_00, { threshold, clawback: 'whenUnqualified' });
    const { qualifiedBy, shares } = earned({ rules: [sale, bonus], lines }).rules[0]!;
    expect([qualifiedBy?.sums, shares]).toEqual([
      [200_00, 25_00],
      [10_00, 0],
    ]);
  });
});
