/**
 * No line the engine prints is refused by a register, whatever the programme and the basket: 20 000 baskets here, two
 * million with `npm run test:deep`.
 */
import { expect, it } from 'vitest';
import { cases } from '../../loyalty/testing/cases.ts';
import { runBaskets } from './random-baskets.ts';

const BASKETS = 5_000;
/** The programmes of a run are drawn from seeds next to each other: runs that must not meet begin this far apart. */
const APART = 10_000_000;

it.each([1, 2, 3, 4])(
  `sells ${BASKETS} random baskets on the register, run %i: no line refused, every total to the kopeck`,
  (part) => {
    const { numRuns, seed = 0 } = cases(BASKETS);
    const run = runBaskets(numRuns, seed + part * APART);
    expect(run.failures).toEqual([]);
    expect(run.baskets).toBe(numRuns);
    for (const kind of ['split', 'discounted', 'redeemed', 'weighed', 'marked'] as const) {
      expect(run[kind], kind).toBeGreaterThan(numRuns / 50);
    }
  },
);
