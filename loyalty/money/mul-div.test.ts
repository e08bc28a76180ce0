import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulDiv } from './mul-div.ts';
import type { Rounding } from './mul-div.ts';

const MODES: readonly Rounding[] = ['floor', 'ceil', 'halfUp', 'halfEven'];

describe('mulDiv', () => {
  it.each([
    // a × b / d                      floor ceil halfUp halfEven
    { a: 34990, b: 437, d: 1000, is: [15290, 15291, 15291, 15291] },
    { a: 5, b: 1, d: 2, is: [2, 3, 3, 2] },
    { a: 7, b: 1, d: 2, is: [3, 4, 4, 4] },
    { a: 7, b: 1, d: 3, is: [2, 3, 2, 2] },
    { a: 6, b: 1, d: 3, is: [2, 2, 2, 2] },
    { a: 0, b: 9, d: 4, is: [0, 0, 0, 0] },
    { a: 9007199254740989, b: 3, d: 6, is: [4503599627370494, 4503599627370495, 4503599627370495, 4503599627370494] },
    { a: 9007199254740991, b: 3, d: 6, is: [4503599627370495, 4503599627370496, 4503599627370496, 4503599627370496] },
  ])('gives $is for $a × $b / $d: floor, ceil, half up, half even', ({ a, b, d, is }) => {
    expect(MODES.map((mode) => mulDiv(a, b, d, mode))).toEqual(is);
  });

  it.each([
    { a: -1, b: 1, d: 1 },
    { a: 1, b: -1, d: 1 },
    { a: 1, b: 1, d: 0 },
    { a: NaN, b: 1, d: 1 },
  ])('refuses $a × $b / $d', ({ a, b, d }) => {
    expect(() => mulDiv(a, b, d, 'floor')).toThrow(new RangeError(`mulDiv(${a}, ${b}, ${d}) is out of range`));
  });

  it('refuses a result past 2^53 - 1', () => {
    const refused = new RangeError('mulDiv(9007199254740991, 2, 1) passes 2^53');
    expect(() => mulDiv(Number.MAX_SAFE_INTEGER, 2, 1, 'floor')).toThrow(refused);
  });

  it('is exact on both sides of 2^53', () => {
    const size = fc.oneof(fc.nat(), fc.maxSafeNat());
    fc.assert(
      fc.property(size, size, fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.maxSafeNat()), (a, b, at) => {
        const d = Math.max(at, b, 1);
        const [floor, ceil, halfUp, halfEven] = MODES.map((mode) => BigInt(mulDiv(a, b, d, mode)));
        const product = BigInt(a) * BigInt(b);
        const rest = product % BigInt(d);
        const down = (product - rest) / BigInt(d);
        const twice = 2n * rest;
        expect(floor).toBe(down);
        expect(ceil).toBe(rest === 0n ? down : down + 1n);
        expect(halfUp).toBe(twice >= BigInt(d) ? down + 1n : down);
        expect(halfEven).toBe(twice > BigInt(d) || (twice === BigInt(d) && down % 2n === 1n) ? down + 1n : down);
      }),
    );
  });
});
