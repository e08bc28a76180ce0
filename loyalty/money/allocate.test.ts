import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../testing/cases.ts';
import { allocate } from './allocate.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('allocate', () => {
  it.each([
    { id: 'a tie goes to the earlier line', total: 1000, weights: [10000, 10000, 10000], is: [334, 333, 333] },
    { id: 'unequal weights', total: 300, weights: [4300, 1400, 2300], is: [161, 53, 86] },
    { id: 'a coupon over lines', total: 7000, weights: [30000, 20000, 10000], is: [3500, 2333, 1167] },
    { id: 'a tie of remainders goes to the larger weight', total: 2, weights: [1, 3], is: [0, 2] },
    { id: 'a line without weight gets nothing', total: 100, weights: [0, 50], is: [0, 100] },
    { id: 'equal weights when all are 0', total: 5, weights: [0, 0, 0], is: [2, 2, 1] },
    { id: 'the largest fraction goes before the larger weight', total: 4, weights: [1, 2, 2], is: [1, 2, 1] },
    { id: 'nothing to give', total: 0, weights: [10, 20], is: [0, 0] },
    { id: 'no lines', total: 7, weights: [], is: [] },
  ])('$id: $total over $weights is $is', ({ total, weights, is }) => {
    const { shares, given } = allocate(total, weights);
    expect(shares).toEqual(is);
    expect(given).toBe(weights.length === 0 ? 0 : total);
  });

  it('gives the units left over to the larger weights first, then to the earlier lines', () => {
    expect(allocate(2, [5, 5, 5, 5]).shares).toEqual([1, 1, 0, 0]);
    expect(allocate(4, [1, 3, 1, 3]).shares).toEqual([0, 2, 0, 2]);
  });

  it('is exact where a product passes 2^53', () => {
    const huge = 3_000_000_000_000_001;
    expect(allocate(9_007_199_254_740_990, [5, 6, 8]).shares).toEqual([
      2_370_315_593_352_892, 2_844_378_712_023_471, 3_792_504_949_364_627,
    ]);
    expect(allocate(7, [huge, huge, huge]).shares).toEqual([3, 2, 2]);
    expect(allocate(huge, [1, 2, huge]).shares).toEqual([1, 2, huge - 3]);
    expect(allocate(huge, [huge, huge], [1, huge]).shares).toEqual([1, huge - 1]);
    expect(allocate(huge, [huge, huge, 2], [huge, huge, huge]).shares).toEqual([
      1_500_000_000_000_000, 1_500_000_000_000_000, 1,
    ]);
  });

  it('keeps a line at its cap also where only a product past 2^53 tells', () => {
    const weight = 9_007_199_254_740_881;
    expect(allocate(100_001, [weight, weight], [50_000, 100_000]).shares).toEqual([50_000, 50_001]);
    expect(allocate(100_000, [weight, weight], [50_000, 100_000]).shares).toEqual([50_000, 50_000]);
  });

  it('gives nothing to a line without weight, also where it has room', () => {
    expect(allocate(100, [0, 50], [100, 50])).toEqual({ shares: [0, 50], given: 50 });
  });

  const weights = [1000, 2000, 5000, 3000];
  /** Minimum prices 0 / 19.00 / 50.00 / 26.00. */
  const caps = [1000, 100, 0, 400];

  it('what a minimum price keeps flows on to the others', () => {
    expect(allocate(1200, weights, caps)).toEqual({ shares: [700, 100, 0, 400], given: 1200 });
  });

  it('more than there is room for is given up to the caps and the rest reported', () => {
    expect(allocate(2000, weights, caps)).toEqual({ shares: [1000, 100, 0, 400], given: 1500 });
  });

  const line = fc
    .record({ weight: fc.oneof(fc.nat(100), fc.nat(10_000_000), fc.nat(900_000_000_000)), keeps: fc.nat(1000) })
    .map(({ weight, keeps }) => ({ weight, cap: Math.max(0, weight - keeps * Math.ceil(weight / 1000)) }));
  const lines = fc.array(line, { maxLength: 12 });
  const totals = fc.oneof(fc.nat(1000), fc.nat(100_000_000));

  it('gives the sum exactly, no line more than its cap', () => {
    fc.assert(
      fc.property(lines, totals, (parts, total) => {
        const capOf = parts.map(({ cap }) => cap);
        const { shares, given } = allocate(
          total,
          parts.map(({ weight }) => weight),
          capOf,
        );
        expect(given).toBe(Math.min(total, sum(capOf)));
        expect(sum(shares)).toBe(given);
        shares.forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(capOf[i]!);
        });
      }),
      cases(10_000),
    );
  });

  it('gives each uncapped line its exact share, rounded one way or the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), { minLength: 1 }),
        totals,
        (parts, total) => {
          const all = BigInt(sum(parts));
          allocate(total, parts).shares.forEach((share, i) => {
            const floor = (BigInt(total) * BigInt(parts[i]!)) / all;
            expect([floor, floor + 1n]).toContain(BigInt(share));
          });
        },
      ),
      cases(10_000),
    );
  });

  it('never lowers a share by more than one unit when the total rises', () => {
    fc.assert(
      fc.property(lines, totals, fc.oneof(fc.constant(1), totals), (parts, total, more) => {
        const spread = (amount: number) =>
          allocate(
            amount,
            parts.map(({ weight }) => weight),
            parts.map(({ cap }) => cap),
          ).shares;
        const after = spread(total + more);
        spread(total).forEach((share, i) => expect(after[i]!).toBeGreaterThanOrEqual(share - 1));
      }),
      cases(10_000),
    );
  });

  it('permutes the shares with the lines, where no two are alike for the place in the basket to decide', () => {
    const unlike = fc.uniqueArray(line, { selector: ({ weight }) => weight, maxLength: 12 });
    fc.assert(
      fc.property(unlike, totals, fc.infiniteStream(fc.nat()), (parts, total, random) => {
        const spread = (some: typeof parts) => {
          const { shares } = allocate(
            total,
            some.map(({ weight }) => weight),
            some.map(({ cap }) => cap),
          );
          return new Map(some.map((part, i) => [part, shares[i]]));
        };
        const keys = new Map(parts.map((part) => [part, random.next().value as number]));
        expect(spread(parts.toSorted((a, b) => keys.get(a)! - keys.get(b)!))).toEqual(spread(parts));
      }),
      cases(10_000),
    );
  });
});
