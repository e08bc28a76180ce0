import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineView } from '../../../contract/till/views.ts';
import { keepSelection, moveSelection, type Step } from './selection.ts';

const lines = (numbers: readonly number[]) => numbers.map((lineNo) => ({ lineNo }) as LineView);
const TWENTY = lines(Array.from({ length: 20 }, (_, index) => index + 1));

describe('moveSelection', () => {
  it.each<[number | null, Step, number]>([
    [5, 'up', 4],
    [5, 'down', 6],
    [1, 'up', 1],
    [20, 'down', 20],
    [10, 'pageUp', 3],
    [10, 'pageDown', 17],
    [10, 'first', 1],
    [10, 'last', 20],
    [null, 'up', 19],
  ])('goes from %s %s to %s of 20 lines', (selected, step, to) => {
    expect(moveSelection(TWENTY, selected, step)).toBe(to);
  });

  it('selects nothing in an empty receipt', () => {
    expect(moveSelection([], null, 'down')).toBeNull();
  });
});

describe('keepSelection', () => {
  it('follows the line of the last scan', () => {
    expect(keepSelection(lines([1, 2]), lines([1, 2, 3]), 1, 3)).toBe(3);
  });

  it('goes to the next line when the selected one is removed, and to the last when it was last', () => {
    expect(keepSelection(lines([1, 2, 3]), lines([1, 3]), 2, null)).toBe(3);
    expect(keepSelection(lines([1, 2, 3]), lines([1, 2]), 3, null)).toBe(2);
  });

  it('always selects a line that is there', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 30 }), (before, after, selected) => {
        const kept = keepSelection(lines(before), lines(after), selected, null);
        return after.length === 0 ? kept === null : after.includes(kept ?? 0);
      }),
    );
  });
});
