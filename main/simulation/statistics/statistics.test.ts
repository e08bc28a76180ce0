import { describe, expect, it } from 'vitest';
import { compareGroups, correctForMany, spreadOf } from './compare-groups.ts';
import { criticalT, twoSidedP } from './student-t.ts';

describe("Student's distribution", () => {
  it.each([
    { degrees: 1, critical: 12.706 },
    { degrees: 10, critical: 2.228 },
    { degrees: 30, critical: 2.042 },
    { degrees: 120, critical: 1.98 },
    { degrees: 1e6, critical: 1.96 },
  ])('passes $critical in 5 % of cases with $degrees degrees of freedom, as the tables say', (row) => {
    expect(criticalT(0.05, row.degrees)).toBeCloseTo(row.critical, 3);
  });

  it('gives 1 for no difference, and for t = 1 with one degree a half', () => {
    expect(twoSidedP(0, 7)).toBe(1);
    expect(twoSidedP(1, 1)).toBeCloseTo(0.5, 10);
  });
});

describe('compareGroups', () => {
  const upTo = (n: number, add = 0) => Array.from({ length: n }, (_, i) => (i % 10) + add);

  it('finds no difference between equal groups, and a sure one where all differ', () => {
    expect(compareGroups(spreadOf(upTo(100)), spreadOf(upTo(100)))).toMatchObject({ mean: 0, p: 1 });
    const sure = compareGroups(spreadOf(upTo(100, 50)), spreadOf(upTo(100)))!;
    expect(sure.p).toBeLessThan(1e-10);
    expect(sure.low).toBeGreaterThan(48);
    expect(sure.high).toBeLessThan(52);
  });

  it('agrees with a worked Welch test: means 20.82 and 23.74, t -4.05 with 65.4 degrees, p 0.00014', () => {
    const difference = compareGroups(
      { count: 36, mean: 20.82, variance: 2.8 ** 2 },
      { count: 36, mean: 23.74, variance: 3.3 ** 2 },
    )!;
    const error = Math.sqrt((2.8 ** 2 + 3.3 ** 2) / 36);
    expect(difference.mean / error).toBeCloseTo(-4.048, 3);
    expect(difference.p).toBeCloseTo(0.000133, 5);
    expect((difference.high - difference.low) / 2 / error).toBeCloseTo(1.995, 3);
  });

  it('says nothing of groups under 30 members', () => {
    expect(compareGroups(spreadOf(upTo(29)), spreadOf(upTo(1000)))).toBeNull();
  });

  it('cries wolf in one of twenty comparisons of the same thing, no more', () => {
    let found = 0;
    let state = 1;
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 400; round++) {
      const values = Array.from({ length: 160 }, () => next() ** 3);
      if (compareGroups(spreadOf(values.slice(0, 80)), spreadOf(values.slice(80)))!.p < 0.05) found += 1;
    }
    expect(found).toBeGreaterThan(4);
    expect(found).toBeLessThan(36);
  });
});

describe('correctForMany', () => {
  it('multiplies the smallest of three by 3, the next by 2, and keeps their order', () => {
    expect(correctForMany([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
    expect(correctForMany([])).toEqual([]);
  });
});
