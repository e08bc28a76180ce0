import { describe, expect, it } from 'vitest';
import { growthExponent, summarise, takeTurns } from './measure.ts';

describe('summarise', () => {
  it('gives the middle, the 99th of a hundred and the sum', () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(summarise(times)).toEqual({ median: 51, p99: 100, total: 5050 });
  });
});

describe('takeTurns', () => {
  it('lets the sides take turns, first to warm up and then to be timed', () => {
    const calls: string[] = [];
    takeTurns({ ours: (turn) => calls.push(`ours ${turn}`), floor: (turn) => calls.push(`floor ${turn}`) }, 2);
    const once = ['ours 0', 'floor 0', 'ours 1', 'floor 1'];
    expect(calls).toEqual([...once, ...once]);
  });
});

describe('growthExponent', () => {
  it.each([0.5, 1, 2])('finds the exponent %f', (exponent) => {
    const points = [10, 20, 50, 100].map((size) => ({ size, time: 3 * size ** exponent }));
    expect(growthExponent(points)).toBeCloseTo(exponent, 9);
  });
});
