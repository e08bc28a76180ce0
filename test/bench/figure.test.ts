import { describe, expect, it } from 'vitest';
import { limitFigure, plainFigure, ratioFigure } from './figure.ts';

describe('a figure', () => {
  it.each([
    [{ ours: 15, floor: 10 }, 1.5, true],
    [{ ours: 15.1, floor: 10 }, 1.5, false],
    [{ ours: 500, floor: 1000, unit: 'operations/s' as const }, 2, true],
    [{ ours: 499, floor: 1000, unit: 'operations/s' as const }, 2, false],
  ])('%o under a ratio of %f is within budget: %s', (sides, most, isWithin) => {
    expect(ratioFigure({ what: 'x', ...sides }, most).isWithin).toBe(isWithin);
  });

  it('is judged by itself where the budget is a limit, whatever the floor', () => {
    expect(limitFigure({ what: 'x', ours: 4, floor: 0.1 }, 5)).toMatchObject({ ratio: 40, isWithin: true });
    expect(limitFigure({ what: 'x', ours: 6, floor: 6 }, 5).isWithin).toBe(false);
  });

  it('is not judged without a budget', () => {
    expect(plainFigure({ what: 'x', ours: 4 })).toMatchObject({ floor: null, ratio: null, isWithin: null });
  });
});
