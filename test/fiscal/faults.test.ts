/**
 * The first receipts of a run of `npm run test:fiscal`: sales and returns on a real terminal, each with a fault of the
 * register, of the line, or of the processes. None is lost, made twice or judged wrongly.
 */
import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import { runFaults } from './run.ts';

const SEED = 20_261_122;
const RECEIPTS = 500;
/** Two minutes on free cores; on a crowded machine ten times that is not yet a failure. */
const TIME_OUT_MS = 3_600_000;

it(
  `holds the acceptance invariant over ${RECEIPTS} receipts with faults`,
  async () => {
    const result = await runFaults({ seed: SEED, first: 0, receipts: RECEIPTS, lanes: 2, timeScale: 0.2 });
    expect(result.failures, reportOf(SEED, result)).toEqual([]);
    expect(result.played).toBe(RECEIPTS);
    expect(result.fiscalised).toBeGreaterThan(RECEIPTS / 2);
    expect(result.tillDeaths).toBeGreaterThan(0);
    expect(result.registerDeaths).toBeGreaterThan(0);
    expect(result.struck['unplug, another port']).toBeGreaterThan(0);
  },
  TIME_OUT_MS,
);
