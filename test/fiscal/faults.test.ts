/**
 * The first receipts of a run of `npm run test:fiscal`: sales and returns on a real terminal, each with a fault of the
 * register, of the line, or of the processes. None is lost, made twice or judged wrongly.
 */
import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import { runFaults } from './run.ts';

const SEED = 20_261_122;
const RECEIPTS = 24;

it('holds the acceptance invariant over 24 receipts with faults', async () => {
  const result = await runFaults({ seed: SEED, first: 0, receipts: RECEIPTS, lanes: 1, timeScale: 0.2 });
  expect(result.failures, reportOf(SEED, result)).toEqual([]);
  expect(result.rounds).toBe(RECEIPTS);
  expect(result.fiscalised).toBeGreaterThan(RECEIPTS / 3);
  expect(result.tillDeaths + result.registerDeaths).toBeGreaterThan(0);
}, 600_000);
