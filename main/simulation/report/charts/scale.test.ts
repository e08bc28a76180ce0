import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleFor } from './scale.ts';

describe('scaleFor', () => {
  it('takes round steps: 0 to 870 in hundreds of 200, -3 to 4 in twos', () => {
    expect(scaleFor([870, 12]).ticks).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(scaleFor([-3, 4]).ticks).toEqual([-4, -2, 0, 2, 4]);
  });

  it('has an axis for nothing but zeros', () => {
    expect(scaleFor([0]).place(0)).toBe(0);
  });

  it('places every value and zero on the axis, larger ones further', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const { place, ticks } = scaleFor(values);
        expect(ticks.length).toBeLessThan(9);
        const places = [0, ...values].sort((a, b) => a - b).map(place);
        expect(places.every((at, i) => at >= -1e-9 && at <= 1 + 1e-9 && (i === 0 || at >= places[i - 1]!))).toBe(true);
      }),
    );
  });
});
