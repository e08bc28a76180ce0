/**
 * Is one group of members different from another, or is it chance? Welch's test: groups of any size and spread.
 * Floating point: certainty of a comparison, never money.
 */
import { criticalT, twoSidedP } from './student-t.ts';

/** Of the values of one group; for a group of one the spread is unknown and taken as 0. */
export interface Spread {
  count: number;
  mean: number;
  /** Of the values, with count - 1. */
  variance: number;
}

export interface Difference {
  /** mean of the group less mean of the control group */
  mean: number;
  /** The 95 % interval of the difference. */
  low: number;
  high: number;
  /** Probability of such a difference by chance alone. */
  p: number;
  /** The difference that groups like these would have shown in four cases of five. */
  detectable: number;
}

/** Under so many members the test says nothing worth printing. */
export const MEMBERS_MIN = 30;
const LEVEL = 0.05;
/** Of a normal value: the power of 80 %. */
const POWER_80 = 0.8416;

export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = count === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: count < 2 ? 0 : squares / (count - 1) };
}

/** null when a group is too small to say. */
export function compareGroups(group: Spread, control: Spread): Difference | null {
  if (Math.min(group.count, control.count) < MEMBERS_MIN) return null;
  const [a, b] = [group.variance / group.count, control.variance / control.count];
  const mean = group.mean - control.mean;
  const error = Math.sqrt(a + b);
  if (error === 0) return { mean, low: mean, high: mean, p: mean === 0 ? 1 : 0, detectable: 0 };
  const degrees = (a + b) ** 2 / (a ** 2 / (group.count - 1) + b ** 2 / (control.count - 1));
  const critical = criticalT(LEVEL, degrees);
  return {
    mean,
    low: mean - critical * error,
    high: mean + critical * error,
    p: twoSidedP(mean / error, degrees),
    detectable: (critical + POWER_80) * error,
  };
}

/** Holm's correction: many comparisons find something by chance alone. In the order given. */
export function correctForMany(ps: readonly number[]): number[] {
  const order = [...ps.keys()].sort((a, b) => ps[a]! - ps[b]!);
  const corrected = new Array<number>(ps.length);
  let highest = 0;
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, ps[at]! * (ps.length - rank)));
    corrected[at] = highest;
  });
  return corrected;
}
