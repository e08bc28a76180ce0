import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, points } from '../money/units.ts';
import { startOfDate } from '../time/zoned-day.ts';
import { cases } from '../testing/cases.ts';
import { lot, MOSCOW } from '../testing/shop.ts';
import { accruedLots } from './accrued-lots.ts';
import { deriveBalance } from './balance.ts';
import { burn } from './burn.ts';
import { repayDebt } from './debt.ts';

const day = (date: string) => startOfDate(date, MOSCOW);
const terms = { zone: MOSCOW, expiryWarningDays: 30 };
const none = points(0);

describe('burn', () => {
  const lots = [
    lot('A', 100_00, 0, day('2026-12-01')),
    lot('B', 50_00, 0, day('2026-09-01')),
    lot('C', 80_00),
    lot('D', 30_00, 0, day('2026-06-01')),
  ];

  it('says by how much the active lots fall short', () => {
    expect(burn(lots, points(500_00), day('2026-06-02')).short).toBe(500_00 - 230_00);
  });

  it('prefers the earlier activation, then the smaller id, of lots that lapse together', () => {
    const same = [lot('z', 1, 5), lot('b', 1, 9), lot('a', 1, 9)];
    expect(burn(same, points(3), instant(10)).parts.map(({ lotId }) => lotId)).toEqual(['z', 'a', 'b']);
  });

  it('takes what a hold was made for when it captures after the lapse, at the instant of the hold', () => {
    expect(burn(lots, points(30_00), instant(day('2026-06-01') - 1)).parts).toEqual([{ lotId: 'D', amount: 30_00 }]);
  });

  const anyLots = fc.array(
    fc
      .record({ amount: fc.integer({ min: 1, max: 10_000 }), from: fc.nat(20), days: fc.option(fc.nat(20)) })
      .map(({ amount, from, days }) => ({ amount, from, to: days === null ? null : from + days })),
    { maxLength: 8 },
  );

  it('neither makes nor loses points, whatever the order of the lots', () => {
    fc.assert(
      fc.property(anyLots, fc.nat(50_000), fc.nat(30), (drafts, wanted, now) => {
        const all = drafts.map(({ amount, from, to }, i) => lot(`l${i}`, amount, from, to));
        const total = (some: readonly { amount: number }[]) => some.reduce((sum, { amount }) => sum + amount, 0);
        const burned = burn(all, points(wanted), instant(now));
        expect(total(burned.parts) + burned.short).toBe(wanted);
        expect(total(burned.lots) + total(burned.parts)).toBe(total(all));
        expect(burn([...all].reverse(), points(wanted), instant(now)).parts).toEqual(burned.parts);
      }),
      cases(10_000),
    );
  });
});

describe('repayDebt', () => {
  it('is paid by the lot that came alive first, of equal ones by the smaller id, never by a pending one', () => {
    const lots = [lot('d', 10, 2), lot('b', 10, 2), lot('c', 10, 1), lot('a', 10, 9)];
    for (const stored of [lots, lots.toReversed()]) {
      const { parts, debt } = repayDebt(stored, points(35), instant(5));
      expect(parts.map(({ lotId }) => lotId)).toEqual(['c', 'b', 'd']);
      expect(debt).toBe(5);
    }
  });
});

describe('deriveBalance', () => {
  const now = day('2026-11-22');

  it('counts a lot from its activation up to the instant of its expiry', () => {
    const one = [lot('A', 100, day('2026-11-22'), day('2026-11-23'))];
    const active = (at: number) => deriveBalance({ lots: one, held: none, debt: none }, instant(at), terms).active;
    expect([now - 1, now, day('2026-11-23') - 1, day('2026-11-23')].map(active)).toEqual([0, 100, 100, 0]);
  });

  it('offers what is active less what is held and owed, never below zero', () => {
    const lots = [lot('A', 200_75)];
    const available = (held: number, debt: number) =>
      deriveBalance({ lots, held: points(held), debt: points(debt) }, now, terms).available;
    expect([available(50_00, 0), available(50_00, 20_00), available(300_00, 0)]).toEqual([150_75, 130_75, 0]);
  });

  it('does not offer what is set aside for another till', () => {
    const holdings = { lots: [lot('A', 200_00)], held: points(20_00), debt: none, granted: points(50_00) };
    expect(deriveBalance(holdings, now, terms).available).toBe(130_00);
  });

  it('tells of the nearest points to come and the nearest to lapse, each day as one sum', () => {
    const lots = [
      lot('P', 120_00, day('2026-11-25')),
      lot('Q', 30_00, day('2026-11-25')),
      lot('R', 10_00, day('2026-12-06')),
      lot('E', 150_00, 0, day('2026-12-01')),
      lot('F', 50_00, 0, day('2026-12-01')),
      lot('G', 70_00, 0, day('2026-12-20')),
    ];
    expect(deriveBalance({ lots, held: none, debt: none }, now, terms)).toMatchObject({
      active: 270_00,
      pending: 160_00,
      pendingNext: { amount: 150_00, at: day('2026-11-25') },
      expiringNext: { amount: 200_00, lastDay: '2026-11-30' },
    });
  });

  it.each([
    { gone: '2026-12-23', lastDay: '2026-12-22' },
    { gone: '2026-12-24', lastDay: null },
  ])('warns 30 days ahead: gone at $gone, last day $lastDay', ({ gone, lastDay }) => {
    const { expiringNext } = deriveBalance({ lots: [lot('E', 1, 0, day(gone))], held: none, debt: none }, now, terms);
    expect(expiringNext?.lastDay ?? null).toBe(lastDay);
  });
});

describe('repayDebt', () => {
  it('waits for the activation of pending points', () => {
    const pending = [lot('later', 50_00, 100)];
    expect(repayDebt(pending, points(90_00), instant(99))).toEqual({ parts: [], lots: pending, debt: 90_00 });
    expect(repayDebt(pending, points(90_00), instant(100)).debt).toBe(40_00);
  });

  it('lets the lot that came alive first pay first, and changes nothing the second time', () => {
    const lots = [lot('young', 50_00, 20, 30), lot('old', 50_00, 10)];
    const first = repayDebt(lots, points(60_00), instant(25));
    expect(first.parts).toEqual([
      { lotId: 'old', amount: 50_00 },
      { lotId: 'young', amount: 10_00 },
    ]);
    expect(repayDebt(first.lots, first.debt, instant(25))).toEqual({ parts: [], lots: first.lots, debt: 0 });
  });
});

describe('accruedLots', () => {
  it('is one lot for each pair of dates, the first under the id of the receipt', () => {
    const lots = [
      { amount: points(44_00), activatesAt: instant(5), expiresAt: null },
      { amount: points(10_00), activatesAt: instant(5), expiresAt: instant(9) },
    ];
    expect(accruedLots('r1', lots)).toEqual([
      { id: 'r1', ...lots[0] },
      { id: 'r1.2', ...lots[1] },
    ]);
  });

  it('is none when nothing was earned', () => {
    expect(accruedLots('r1', [])).toEqual([]);
  });
});
