import { expect, it } from 'vitest';
import { basisPoints, instant, kopecks, points, quantity } from './units.ts';

const UNITS = { kopecks, points, quantity, basisPoints, instant };

it.each([1.5, NaN, Infinity, 2 ** 53])('no unit is made of %d', (value) => {
  for (const [name, unit] of Object.entries(UNITS)) {
    expect(() => unit(value)).toThrow(new RangeError(`${name} must be a safe integer, got ${value}`));
  }
});

it('a whole number is the unit, below zero too', () => {
  expect(Object.values(UNITS).map((unit) => unit(-7))).toEqual([-7, -7, -7, -7, -7]);
});
