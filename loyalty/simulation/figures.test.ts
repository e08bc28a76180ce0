import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, points } from '../money/units.ts';
import { percentAccrual, programmeOf } from '../testing/shop.ts';
import { deciles } from './deciles.ts';
import { compareEvents } from './events.ts';
import type { SimulatedEvent } from './events.ts';
import { keyFigures, shareBp } from './key-figures.ts';
import { mergeEvents } from './merge-events.ts';
import type { MemberOutcome } from './replay.ts';
import { sharesBooks } from './shared-books.ts';
import { addTallies, emptyTally, noSales } from './tally.ts';

describe('keyFigures', () => {
  const tally = emptyTally([], []);
  const sales = {
    receipts: 10,
    gross: 1000_00,
    discounts: 60_00,
    redeemedMoney: 40_00,
    paid: 900_00,
    goodsCost: 700_00,
  };
  const figures = keyFigures(
    {
      ...tally,
      all: sales,
      members: sales,
      points: { ...tally.points, issued: 90_00, redeemed: 40_00, lapsed: 9_00 },
      alive: 41_00,
    },
    50,
  );

  it('costs 100.00 of 1000.00, a tenth, and brings the margin from 30 % to 22.22 %', () => {
    expect(figures).toMatchObject({ cost: 100_00, costShareBp: 10_00, marginBeforeBp: 30_00, marginAfterBp: 22_22 });
  });

  it('breaks even at 50 % more sales, at 67.14 % if 41 points of 50 kopecks are redeemed too', () => {
    expect(figures.liability).toBe(20_50);
    expect(figures.breakEvenBp).toBe(50_00);
    // (100.00 + 20.50) / (200.00 - 20.50) = 67.13 %
    expect(figures.breakEvenWithLiabilityBp).toBe(67_14);
  });

  it('redeems 44.44 % and lets 10 % lapse', () => {
    expect([figures.redeemedBp, figures.lapsedBp]).toEqual([44_44, 10_00]);
  });

  it('never breaks even when what is left of each sale is nothing', () => {
    const dear = { ...tally, all: { ...sales, goodsCost: 900_00 } };
    expect(keyFigures(dear, 100).breakEvenBp).toBeNull();
  });

  it('has no shares of no sales', () => {
    expect(keyFigures(tally, 100)).toMatchObject({ cost: 0, costShareBp: null, breakEvenBp: 0, redeemedBp: null });
    expect(shareBp(-1_00, 3_00)).toBe(-33_33);
  });
});

describe('deciles', () => {
  const outcome = (id: number, gross: number, discounts: number, alive = 0): MemberOutcome => ({
    ...noSales(),
    memberId: `m${String(id).padStart(3, '0')}`,
    receipts: 1,
    gross,
    discounts,
    paid: gross - discounts,
    alive,
  });
  const members = Array.from({ length: 25 }, (_, i) => outcome(i, (i + 1) * 100_00, 10_00, 100));

  it('puts the biggest buyers first, two or three of 25 in each group, and values points left', () => {
    const groups = deciles({ outcomes: members, pointValue: 100 }, null);
    expect(groups.map((group) => group.members)).toEqual([3, 2, 3, 2, 3, 2, 3, 2, 3, 2]);
    expect(groups[0]).toMatchObject({ gross: 7200_00, benefit: 33_00, gainers: 0, losers: 0 });
    expect(groups.reduce((sum, { gross }) => sum + gross, 0)).toBe(325 * 100_00);
  });

  it('counts who gains and who loses against another programme, and nobody against itself', () => {
    const other = members.map((each, i) => ({ ...each, discounts: i < 5 ? 20_00 : i < 10 ? 10_00 : 0 }));
    const groups = deciles({ outcomes: members, pointValue: 100 }, { outcomes: other, pointValue: 100 });
    const sum = (key: 'gainers' | 'losers') => groups.reduce((total, group) => total + group[key], 0);
    expect([sum('gainers'), sum('losers')]).toEqual([15, 5]);
    const itself = deciles({ outcomes: members, pointValue: 100 }, { outcomes: members, pointValue: 100 });
    expect(
      itself.every(({ gainers, losers, benefit, otherBenefit }) => gainers + losers + benefit - otherBenefit === 0),
    ).toBe(true);
  });

  it('leaves out who bought nothing', () => {
    expect(deciles({ outcomes: [{ ...outcome(1, 0, 0), receipts: 0 }], pointValue: 100 }, null)).toEqual([]);
  });
});

describe('addTallies', () => {
  it('adds months and rules that only one of them has', () => {
    const a = emptyTally(['r1'], []);
    const b = emptyTally(['r1'], []);
    a.all.gross = 1;
    b.all.gross = 2;
    b.rules['r1']!.issued = 5;
    b.months['2026-03'] = { ...noSales(), ...emptyTally([], []).points, gross: 7 };
    const sum = addTallies(a, b);
    expect([sum.all.gross, sum.rules['r1']!.issued, sum.months['2026-03']!.gross]).toEqual([3, 5, 7]);
    expect(addTallies(b, a)).toEqual(sum);
  });
});

describe('mergeEvents', () => {
  it('is the sorted whole of streams that are in order', () => {
    const event = fc.record({ at: fc.nat(50).map(instant), receiptId: fc.string({ maxLength: 2 }) });
    const stream = fc
      .array(event, { maxLength: 12 })
      .map((all) => all.map((each) => ({ ...each, kind: 'return' }) as SimulatedEvent).sort(compareEvents));
    fc.assert(
      fc.property(fc.array(stream, { maxLength: 6 }), (streams) => {
        expect([...mergeEvents(streams)]).toEqual(streams.flat().sort(compareEvents));
      }),
    );
  });
});

describe('sharesBooks', () => {
  it('is so for budgets, uses by everyone and referral only', () => {
    const shares = (more: Record<string, unknown>, terms = {}) =>
      sharesBooks(programmeOf([percentAccrual(1_00, more)], terms));
    expect(shares({ limits: { perDay: 1, perMember: 2 } })).toBe(false);
    expect(shares({ limits: { total: 5 } })).toBe(true);
    expect(shares({ limits: { budget: points(5_00) } })).toBe(true);
    expect(shares({}, { accrualBudget: 100 })).toBe(true);
    expect(sharesBooks(programmeOf([{ kind: 'referral', points: 1_00 }]))).toBe(true);
  });
});
