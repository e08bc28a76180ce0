import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { bringForward, postToTier, takeBackFromTier, tierAt } from './tier-account.ts';
import type { TierAccount } from './tier-account.ts';
import type { TierLadder } from './tier-state.ts';
import type { TierTerms } from './tier-terms.ts';

const TIERS = [
  { id: 'base', from: 0 },
  { id: 'silver', from: 4_000_000 },
  { id: 'gold', from: 10_000_000 },
];
const ROLLING: TierTerms = { window: { kind: 'rolling', months: 12 } };
const CALENDAR: TierTerms = { window: { kind: 'calendarYear' } };
const ladderOf = (terms: TierTerms) => (): TierLadder => ({ tiers: TIERS, terms });
const NEW: TierAccount = {
  asOf: '2025-01-01',
  state: { tierId: null, until: null, source: 'earned' },
  days: [],
  returns: [],
};

type Entry = [date: string, roubles: number, soldOn?: string];

/** A return is an entry below 0 with the date of its receipt. */
const post =
  (terms: TierTerms) =>
  (account: TierAccount, [date, roubles, soldOn]: Entry): TierAccount => {
    const receipt = { date: soldOn ?? date, paid: roubles * 100, earned: roubles };
    return soldOn === undefined
      ? postToTier(account, ladderOf(terms), receipt)
      : takeBackFromTier(account, ladderOf(terms), { ...receipt, keptBefore: 10_000_000, madeOn: date });
  };
const after = (terms: TierTerms, entries: readonly Entry[], from = NEW): TierAccount =>
  entries.reduce(post(terms), from);

describe('the tier account', () => {
  const W43: Entry[] = [
    ['2025-07-10', 40_000],
    ['2025-07-11', 15_000],
    ['2026-02-01', 30_000],
    ['2026-05-05', -5_000, '2026-02-01'],
  ];

  it('on 2026-07-10 of rolling 12 months has measured 40 000.00, in whatever order the receipts came (W43)', () => {
    for (const entries of [W43, [...W43].reverse()])
      expect(tierAt(after(ROLLING, entries), ladderOf(ROLLING), '2026-07-10')).toEqual({
        state: { tierId: 'silver', until: '2026-07-10', source: 'earned' },
        measured: 4_000_000,
      });
  });

  it('renews what the window still holds on the day after the term, else goes down by one level', () => {
    const account = after(ROLLING, W43);
    expect(tierAt(account, ladderOf(ROLLING), '2026-07-11').state).toMatchObject({ tierId: 'base' });
    const busy = post(ROLLING)(account, ['2026-06-01', 15_000]);
    expect(tierAt(busy, ladderOf(ROLLING), '2026-07-11').state).toMatchObject({
      tierId: 'silver',
      until: '2027-07-11',
    });
  });

  it('begins the term on the day a late receipt was made, not on the day it came', () => {
    const known = after(ROLLING, [['2026-03-20', 10_000]]);
    const late = post(ROLLING)(known, ['2026-03-01', 40_000]);
    expect(tierAt(late, ladderOf(ROLLING), '2026-03-21').state.until).toBe('2027-03-01');
  });

  it('keeps a tier after a return until its review, or lowers it on the day of the return', () => {
    const entries: Entry[] = [
      ['2026-03-01', 40_000],
      ['2026-03-05', -30_000, '2026-03-01'],
    ];
    const atReview = tierAt(after(CALENDAR, entries), ladderOf(CALENDAR), '2026-03-06');
    expect([atReview.state.tierId, atReview.measured]).toEqual(['silver', 1_000_000]);
    const now: TierTerms = { ...CALENDAR, returnsDowngrade: 'now' };
    expect(tierAt(after(now, entries), ladderOf(now), '2026-03-04').state.tierId).toBe('silver');
    expect(tierAt(after(now, entries), ladderOf(now), '2026-03-06').state.tierId).toBe('base');
  });

  it('raises by a receipt of before its first day from there', () => {
    const account = after(ROLLING, [['2024-12-01', 40_000]]);
    expect(tierAt(account, ladderOf(ROLLING), '2025-01-01').state).toMatchObject({
      tierId: 'silver',
      until: '2026-01-01',
    });
  });

  it('forgets days that no window reaches and sums up what counts for ever', () => {
    const forward = (terms: TierTerms) => bringForward(after(terms, W43), ladderOf(terms), '2026-07-10').days;
    expect(forward(ROLLING).map(({ date }) => date)).toEqual(['2025-07-11', '2026-02-01']);
    expect(forward({})).toEqual([{ date: '2026-02-01', paid: 8_000_000, earned: 80_000, visits: 3, counted: 0 }]);
    expect(forward({ metric: 'visits', visitFrom: kopecks(1) })).toHaveLength(3);
  });

  const dateOf = (n: number): string => new Date(Date.UTC(2025, 0, 2 + n)).toISOString().slice(0, 10);
  const history = fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 700 }),
        roubles: fc.integer({ min: 1, max: 60_000 }),
        back: fc.option(fc.record({ later: fc.integer({ min: 0, max: 200 }), bp: fc.integer({ min: 1, max: 100 }) })),
      }),
      { maxLength: 12 },
    )
    .map((sales) =>
      sales.flatMap(({ day, roubles, back }): Entry[] => {
        const soldOn = dateOf(day);
        if (back === null) return [[soldOn, roubles]];
        return [
          [soldOn, roubles],
          [dateOf(day + back.later), 0 - Math.ceil((roubles * back.bp) / 100), soldOn],
        ];
      }),
    );
  const terms = fc.record(
    {
      window: fc.constantFrom(ROLLING.window!, CALENDAR.window!, { kind: 'sinceJoining' as const }),
      metric: fc.constantFrom('spend' as const, 'points' as const),
      review: fc.constantFrom('oneLevel' as const, 'toReached' as const),
      returnsDowngrade: fc.constantFrom('atReview' as const, 'now' as const),
    },
    { requiredKeys: [] },
  );

  it('comes to the same in any order of arrival', () => {
    const shuffled = history.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, terms, fc.integer({ min: 0, max: 1500 }), ([entries, arrival], of, day) => {
        const tier = (all: readonly Entry[]) => tierAt(after(of, all), ladderOf(of), dateOf(day));
        expect(tier(arrival)).toEqual(tier(entries));
      }),
    );
  });

  it('comes to the same however often it was brought forward before the next receipt', () => {
    fc.assert(
      fc.property(history, terms, fc.integer({ min: 700, max: 1500 }), (entries, of, day) => {
        const inTime = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
        const forward = inTime.reduce<TierAccount>((account, entry) => {
          const dayBefore = new Date(Date.parse(entry[0]) - 86_400_000).toISOString().slice(0, 10);
          return post(of)(bringForward(account, ladderOf(of), dayBefore), entry);
        }, NEW);
        const today = dateOf(day + 200);
        expect(tierAt(forward, ladderOf(of), today)).toEqual(tierAt(after(of, inTime), ladderOf(of), today));
      }),
    );
  });
});
