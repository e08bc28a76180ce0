import { describe, expect, it } from 'vitest';
import { points } from '../../money/units.ts';
import { explain } from '../../quote/explain.ts';
import type { OfflineState, PeriodCounter } from '../../quote/types.ts';
import { codesOf, goods, lot, member, NOON, quoteVisit, receiptPercent, redemptionOf } from '../../testing/shop.ts';
import type { Visit } from '../../testing/shop.ts';

const MAX = { kind: 'max' } as const;
const TOBACCO = { goods: { except: { tags: ['tobacco'] } } };

const visit = (given: Visit) => quoteVisit({ redeem: MAX, ...given });

const offline = (given: Partial<OfflineState> = {}): OfflineState => ({
  receiptLeft: points(500_00),
  cardLeft: points(1000_00),
  tillLeft: points(20_000_00),
  snapshotAgeMs: 0,
  ...given,
});

const counter = (period: string, given: Partial<PeriodCounter>): PeriodCounter => ({
  period,
  earned: points(0),
  redeemed: points(0),
  redemptions: 0,
  ...given,
});

describe('redemption', () => {
  it('never pays for tobacco, certificates or deposits, whatever the rule says', () => {
    const quote = visit({
      rules: [redemptionOf(100_00)],
      lines: [goods(100_00), ...['tobacco', 'certificate', 'deposit'].map((tag) => goods(100_00, { tags: [tag] }))],
      customer: member(1000_00),
    });
    expect(quote.lines.map(({ redeemedMoney, takesPoints }) => [redeemedMoney, takesPoints])).toEqual([
      [100_00, true],
      [0, false],
      [0, false],
      [0, false],
    ]);
  });
  it('takes the percent of the whole receipt if the programme says so', () => {
    const quote = visit({
      rules: [redemptionOf(30_00, { ...TOBACCO, basis: 'receipt' })],
      lines: [goods(1500_00), goods(250_00, { tags: ['tobacco'] })],
      customer: member(1000_00),
    });
    expect(quote.redemption.max).toBe(525_00);
  });

  it('takes the smallest cap of a line in several categories', () => {
    const caps = [
      { category: 'tv', shareBp: 5_00 },
      { category: 'appliances', shareBp: 10_00 },
    ];
    const quote = visit({
      rules: [redemptionOf(50_00, { categoryCaps: caps })],
      lines: [goods(1000_00, { categories: ['appliances', 'tv'] })],
      customer: member(5000_00),
    });
    expect(quote.redemption.max).toBe(50_00);
  });

  it('counts nothing of another day or month', () => {
    const quote = visit({
      rules: [redemptionOf(50_00, { perDay: { points: 1000_00 }, perMonth: { points: 1000_00 } })],
      lines: [goods(3000_00)],
      customer: member(1500_00, {
        day: counter('2026-11-21', { redeemed: points(720_00) }),
        month: counter('2026-10', { redeemed: points(999_00) }),
      }),
    });
    expect(quote.redemption).toMatchObject({ max: 1000_00, limitedBy: 'perDay' });
  });

  it('bounds the month and the number of redemptions', () => {
    const used = {
      day: counter('2026-11-22', { redemptions: 2 }),
      month: counter('2026-11', { redeemed: points(90_00) }),
    };
    const bound = (more: Record<string, unknown>) =>
      visit({ rules: [redemptionOf(50_00, more)], lines: [goods(3000_00)], customer: member(1500_00, used) })
        .redemption;
    expect(bound({ perMonth: { points: 100_00 } })).toMatchObject({ max: 10_00, limitedBy: 'perMonth' });
    expect(bound({ perDay: { redemptions: 2 } })).toMatchObject({ max: 0, limitedBy: 'perDay' });
    expect(bound({ perDay: { redemptions: 3 } })).toMatchObject({ max: 1500_00, limitedBy: 'balance' });
  });

  it.each([
    { state: offline({ snapshotAgeMs: 72 * 3_600_000 }), max: 500_00, limitedBy: 'offlineReceipt' },
    { state: offline({ snapshotAgeMs: 72 * 3_600_000 + 1 }), max: 0, limitedBy: 'offlineStale' },
    { state: offline({ tillLeft: points(0) }), max: 0, limitedBy: 'offlineTill' },
  ])('offline redeems $max, limited by $limitedBy', ({ state, max, limitedBy }) => {
    const { redemption } = visit({
      rules: [redemptionOf(50_00)],
      lines: [goods(3000_00)],
      customer: member(1500_00),
      offline: state,
    });
    expect(redemption).toMatchObject({ max, limitedBy });
  });

  it('adds the grants of this till to each quota, of any age, and a stale row leaves them alone', () => {
    const ask = (given: Partial<OfflineState>, balance = 1500_00) =>
      visit({
        rules: [redemptionOf(50_00)],
        lines: [goods(3000_00)],
        customer: member(balance),
        offline: offline(given),
      });
    const grants = points(200_00);
    expect(ask({ grants, cardLeft: points(350_00) }).redemption).toMatchObject({
      max: 550_00,
      limitedBy: 'offlineCard',
    });
    const stale = ask({ grants, snapshotAgeMs: 30 * 24 * 3_600_000 });
    expect(stale.redemption).toMatchObject({ redeemed: 200_00, limitedBy: 'offlineStale' });
    expect(explain(stale.explanations[0]!, 'ru').replaceAll('\u00a0', ' ')).toBe(
      'Данные старше 3 дней. Без связи не больше 200 баллов',
    );
    expect(ask({ grants, tillLeft: points(0) }, 150_00).redemption).toMatchObject({
      max: 150_00,
      limitedBy: 'balance',
    });
  });

  it.each([
    { why: 'no consent', given: { hasConsent: false }, code: 'redeem.limitedBy.noConsent' },
    { why: 'a blocked card', given: { blocked: true }, code: 'redeem.limitedBy.blocked' },
    { why: 'a debt', given: { debt: points(1) }, code: 'redeem.limitedBy.debt' },
  ])('redeems nothing with $why', ({ given, code }) => {
    const quote = visit({ rules: [redemptionOf(50_00)], lines: [goods(100_00)], customer: member(100_00, given) });
    expect(quote.redemption).toMatchObject({ max: 0, redeemed: 0, limitedBy: 'blocked' });
    expect(codesOf(quote)).toEqual([code]);
  });

  it.each([
    { identifiedBy: 'token' as const, max: 400_00 },
    { identifiedBy: 'card' as const, max: 100_00 },
    { identifiedBy: 'phone' as const, max: 50_00 },
  ])('lets a customer known by $identifiedBy redeem $max a receipt', ({ identifiedBy, max }) => {
    const { redemption } = visit({
      rules: [redemptionOf(100_00, { perReceipt: 400_00, perReceiptBy: { card: 100_00, phone: 50_00 } })],
      lines: [goods(1000_00)],
      customer: member(900_00, { identifiedBy }),
    });
    expect(redemption).toMatchObject({ max, limitedBy: 'perReceipt' });
  });

  it('redeems nothing under the least amount, and says what it is', () => {
    const quote = visit({
      rules: [redemptionOf(30_00, { minPoints: 50_00 })],
      lines: [goods(100_00)],
      customer: member(900_00),
    });
    expect(quote.redemption).toMatchObject({ max: 0, min: 50_00, limitedBy: 'receiptPercent' });
    expect(codesOf(quote)).toContain('redeem.belowMin');
  });

  it("cuts the customer's own amount to the most there is and to the step, and says so", () => {
    const own = (amount: number) => {
      const quote = quoteVisit({
        rules: [redemptionOf(30_00, { step: 10_00, minPoints: 20_00 })],
        lines: [goods(500_00)],
        redeem: { kind: 'points', points: points(amount) },
        customer: member(900_00),
      });
      return [quote.redemption.redeemed, codesOf(quote).includes('redeem.reduced')];
    };
    expect([own(100_00), own(109_99), own(999_00), own(19_00)]).toEqual([
      [100_00, false],
      [100_00, true],
      [150_00, true],
      [0, true],
    ]);
  });

  it('shows the maximum before anything is redeemed', () => {
    const { redemption, totals } = quoteVisit({
      rules: [redemptionOf(30_00)],
      lines: [goods(500_00)],
      customer: member(900_00),
    });
    expect([redemption.max, redemption.redeemed, totals.toPay]).toEqual([150_00, 0, 500_00]);
  });

  it('takes no line under its minimum price and leaves lines at it alone', () => {
    const quote = visit({
      rules: [redemptionOf(100_00)],
      lines: [goods(100_00, { minUnitPrice: 100_00 }), goods(100_00, { minUnitPrice: 70_00 }), goods(20_00)],
      customer: member(900_00),
    });
    expect(quote.redemption).toMatchObject({ max: 50_00, limitedBy: 'lines' });
    expect(quote.lines.map(({ redeemedMoney }) => redeemedMoney)).toEqual([0, 30_00, 20_00]);
  });

  it('does not count a line at its minimum price into the basis', () => {
    const { redemption } = visit({
      rules: [redemptionOf(30_00)],
      lines: [goods(100_00, { minUnitPrice: 100_00 }), goods(100_00)],
      customer: member(900_00),
    });
    expect(redemption.max).toBe(30_00);
  });

  it('tells goods that take no points from a receipt that takes no more', () => {
    const code = (...tags: string[]) =>
      codesOf(
        visit({
          rules: [redemptionOf(100_00, TOBACCO)],
          lines: [goods(100_00), goods(100_00, { tags })],
          customer: member(900_00),
        }),
      )[0];
    expect([code('tobacco'), code()]).toEqual(['redeem.limitedBy.lines', 'redeem.limitedBy.wholeReceipt']);
  });

  it('comes after discounts and works on what they left', () => {
    const { redemption } = visit({
      rules: [receiptPercent(50_00), redemptionOf(30_00)],
      lines: [goods(1000_00)],
      customer: member(900_00),
    });
    expect(redemption.max).toBe(150_00);
  });

  it('knows which goods take points without a customer, and redeems nothing', () => {
    const quote = visit({
      rules: [redemptionOf(30_00, TOBACCO)],
      lines: [goods(100_00), goods(100_00, { tags: ['tobacco'] })],
    });
    expect(quote.lines.map(({ takesPoints }) => takesPoints)).toEqual([true, false]);
    expect(quote.redemption).toMatchObject({ max: 0, redeemed: 0, limitedBy: null });
  });

  it('says nothing in a programme without redemption', () => {
    expect(visit({ rules: [], lines: [goods(100_00)], customer: member(100_00) }).redemption.limitedBy).toBeNull();
  });

  it('spreads points by the money when a point is worth something odd', () => {
    const quote = visit({
      rules: [redemptionOf(100_00)],
      terms: { pointValue: 33 },
      lines: [goods(1_00), goods(2_00)],
      customer: member(7_00),
    });
    expect(quote.lines.map(({ redeemedMoney, redeemedPoints }) => [redeemedMoney, redeemedPoints])).toEqual([
      [77, 2_33],
      [154, 4_67],
    ]);
  });

  it('tells what would lift the bound', () => {
    const lift = (given: Partial<Visit>) =>
      visit({
        rules: [redemptionOf(30_00)],
        lines: [goods(1000_00)],
        customer: member(450_00),
        ...given,
      }).explanations.find(({ code }) => code.startsWith('redeem.lift.'));
    expect(lift({})).toMatchObject({ code: 'redeem.lift.moreGoods', params: { points: 450_00, sum: 500_00 } });
    expect(lift({ customer: member(100_00) })).toBeUndefined();
    const rouble = { rules: [redemptionOf(100_00, { minMoney: 1_00 })], lines: [goods(100_00)] };
    expect(lift({ ...rouble, customer: member(100_00) })).toMatchObject({ params: { points: 100_00, sum: 1_00 } });
    expect(lift({ rules: [redemptionOf(100_00)], lines: [goods(400_00)] })).toMatchObject({
      params: { points: 450_00, sum: 50_00 },
    });
    const pending = [lot('a', 100_00), lot('b', 120_00, NOON + 3 * 86_400_000)];
    expect(lift({ customer: member(0, { lots: pending }) })).toMatchObject({
      code: 'redeem.lift.pending',
      params: { points: 120_00, date: '2026-11-25' },
    });
    expect(lift({ offline: offline({ receiptLeft: points(200_00) }) })).toMatchObject({
      code: 'redeem.lift.online',
      params: { points: 300_00 },
    });
    expect(lift({ rules: [redemptionOf(100_00, { perDay: { points: 10_00 } })] })).toMatchObject({
      code: 'redeem.lift.later',
      params: { date: '2026-11-23' },
    });
    expect(lift({ rules: [redemptionOf(100_00, { perMonth: { points: 10_00 } })] })).toMatchObject({
      params: { date: '2026-12-01' },
    });
  });
});
