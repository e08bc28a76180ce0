import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { addToDays, measure } from './measure.ts';
import type { TierDay, TierReceipt } from './measure.ts';
import { afterReturn, review, upgrade } from './tier-state.ts';
import type { TierLadder, TierState } from './tier-state.ts';
import type { TierTerms } from './tier-terms.ts';

const ROLLING: TierTerms = { window: { kind: 'rolling', months: 12 } };
const CALENDAR: TierTerms = { window: { kind: 'calendarYear' } };
const TIERS = [
  { id: 'base', from: 0 },
  { id: 'silver', from: 4_000_000 },
  { id: 'gold', from: 10_000_000 },
];
const VISITS: TierTerms = { metric: 'visits', visitFrom: kopecks(500_00) };
const ladder = (terms: TierTerms): TierLadder => ({ tiers: TIERS, terms });
const daysOf = (entries: readonly [date: string, roubles: number][]): TierDay[] =>
  entries.map(([date, roubles]) => ({
    date,
    paid: roubles * 100,
    earned: roubles,
    visits: 1,
  }));
const NOBODY: TierState = { tierId: null, until: null, source: 'earned' };

describe('measure', () => {
  const spending = daysOf([
    ['2025-07-10', 40_000],
    ['2025-07-11', 15_000],
    ['2026-02-01', 30_000],
    ['2026-05-05', -5_000],
  ]);

  it('on 2026-07-10 of rolling 12 months counts what came after 2025-07-10, net of returns: 40 000.00', () => {
    expect(measure(spending, ROLLING, '2026-07-10')).toBe(4_000_000);
    expect(upgrade(NOBODY, ladder(ROLLING), spending, '2026-07-10').tierId).toBe('silver');
  });

  it('begins anew with a calendar year, and never where everything since joining counts', () => {
    expect(measure(spending, CALENDAR, '2026-07-10')).toBe(2_500_000);
    expect(measure(spending, CALENDAR, '2027-01-01')).toBe(0);
    expect(measure(spending, {}, '2030-01-01')).toBe(8_000_000);
  });

  it('counts a day as one visit when a receipt of it was large enough, and points as they were earned', () => {
    let days: TierDay[] = [];
    for (const paid of [300_00, 600_00, 900_00])
      days = addToDays(days, { date: '2026-03-01', paid, earned: 1 }, VISITS);
    days = addToDays(days, { date: '2026-03-02', paid: 499_99, earned: 1 }, VISITS);
    expect(measure(days, VISITS, '2026-03-02')).toBe(1);
    expect(measure(days, { metric: 'points' }, '2026-03-02')).toBe(4);
  });

  it('takes a visit back once what is kept of its receipt is under the least, on the day of the receipt', () => {
    const terms = { metric: 'visits', visitFrom: kopecks(500_00) } as const;
    const sold = addToDays([], { date: '2026-03-01', paid: 900_00, earned: 9_00 }, terms);
    const part = addToDays(sold, { date: '2026-03-01', paid: -400_00, earned: -4_00, keptBefore: 900_00 }, terms);
    const more = addToDays(part, { date: '2026-03-01', paid: -1, earned: 0, keptBefore: 500_00 }, terms);
    expect([sold, part, more].map((days) => measure(days, terms, '2026-03-01'))).toEqual([1, 1, 0]);
    expect(more).toEqual([{ date: '2026-03-01', paid: 499_99, earned: 5_00, visits: 0 }]);
  });

  it('counts what a counter grew by: 5 tokens of a quest and 3 of another day are 8', () => {
    const on = (date: string, counted: number) => ({ date, paid: 0, earned: 0, counted });
    const days = [on('2026-03-01', 2), on('2026-03-01', -2), on('2026-03-01', 5), on('2026-03-02', 3)].reduce<
      TierDay[]
    >((sum, receipt) => addToDays(sum, receipt, {}), []);
    expect(measure(days, { metric: 'counter', counter: 'tokens' }, '2026-03-02')).toBe(8);
  });

  it('comes to the same in whatever order receipts arrive, and however often old days are dropped', () => {
    const receipt = fc.record({
      date: fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)),
      paid: fc.integer({ min: -10_000, max: 100_000 }),
      earned: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(
        fc.array(receipt, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(ROLLING, CALENDAR),
        (all, terms) => {
          const last = all
            .map(({ date }) => date)
            .sort()
            .at(-1)!;
          const inOrder = (receipts: TierReceipt[]) =>
            receipts.reduce<TierDay[]>((days, each) => addToDays(days, each, terms), []);
          const kept = measure(inOrder(all), terms, last);
          expect(measure(inOrder([...all].reverse()), terms, last)).toBe(kept);
          const everything = all.reduce<TierDay[]>((days, each) => addToDays(days, each, {}), []);
          expect(measure(everything, terms, last)).toBe(kept);
        },
      ),
    );
  });
});

describe('upgrade', () => {
  it('includes the threshold and lasts the rest of this period and the next', () => {
    const days = daysOf([['2026-03-01', 40_000]]);
    expect(upgrade(NOBODY, ladder(CALENDAR), days, '2026-03-01')).toEqual({
      tierId: 'silver',
      until: '2027-12-31',
      source: 'earned',
    });
    expect(upgrade(NOBODY, ladder(ROLLING), days, '2026-03-01').until).toBe('2027-03-01');
    expect(upgrade(NOBODY, ladder({}), days, '2026-03-01').until).toBeNull();
    expect(upgrade(NOBODY, ladder(CALENDAR), daysOf([['2026-03-01', 39_999]]), '2026-03-01')).toBe(NOBODY);
  });

  it('never lowers, and leaves a tier of another programme alone', () => {
    const gold: TierState = { tierId: 'gold', until: '2027-12-31', source: 'earned' };
    expect(upgrade(gold, ladder(CALENDAR), daysOf([['2026-03-01', 40_000]]), '2026-03-01')).toBe(gold);
    const partners: TierState = { tierId: 'partner', until: null, source: 'manual' };
    expect(upgrade(partners, ladder(CALENDAR), daysOf([['2026-03-01', 40_000]]), '2026-03-01')).toBe(partners);
  });
});

describe('review', () => {
  const gold: TierState = { tierId: 'gold', until: '2026-12-31', source: 'earned' };

  it('keeps the tier to the last day of its term', () => {
    expect(review(gold, ladder(CALENDAR), [], '2026-12-31')).toBe(gold);
  });

  it('lowers by one level what was not renewed, or to what was reached', () => {
    expect(review(gold, ladder(CALENDAR), [], '2027-01-01')).toEqual({
      tierId: 'silver',
      until: '2028-12-31',
      source: 'earned',
    });
    const direct = review(gold, ladder({ ...CALENDAR, review: 'toReached' }), [], '2027-01-01');
    expect(direct).toEqual({ tierId: 'base', until: null, source: 'earned' });
  });

  it('renews what the window still holds', () => {
    const days = daysOf([['2026-06-01', 100_000]]);
    const state: TierState = { tierId: 'gold', until: '2026-12-01', source: 'earned' };
    expect(review(state, ladder(ROLLING), days, '2026-12-02')).toEqual({ ...state, until: '2027-12-02' });
  });

  it('made late comes to the same as made in time, year after year', () => {
    const late = review(gold, ladder(CALENDAR), [], '2031-05-05');
    const first = review(gold, ladder(CALENDAR), [], '2027-01-01');
    expect(late).toEqual(review(first, ladder(CALENDAR), [], '2031-05-05'));
    expect(late.tierId).toBe('base');
  });

  it('ends a bought tier on its own date, then gives what was reached', () => {
    const bought: TierState = { tierId: 'gold', until: '2026-06-30', source: 'bought' };
    expect(review(bought, ladder(CALENDAR), [], '2026-06-30')).toBe(bought);
    expect(review(bought, ladder(CALENDAR), [], '2026-07-01').tierId).toBe('base');
  });
});

describe('afterReturn', () => {
  const silver: TierState = { tierId: 'silver', until: '2027-12-31', source: 'earned' };

  it('waits for the review unless the programme lowers at once', () => {
    expect(afterReturn(silver, ladder(CALENDAR), [], '2026-05-05')).toBe(silver);
    const now = afterReturn(silver, ladder({ ...CALENDAR, returnsDowngrade: 'now' }), [], '2026-05-05');
    expect(now.tierId).toBe('base');
  });

  it('never touches a tier that was bought', () => {
    const bought: TierState = { ...silver, source: 'bought' };
    expect(afterReturn(bought, ladder({ returnsDowngrade: 'now' }), [], '2026-05-05')).toBe(bought);
  });
});
