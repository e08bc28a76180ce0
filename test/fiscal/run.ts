/** Shares the rounds of a fault run out among tills that live side by side. */
import { runBatch } from './batch.ts';
import type { BatchResult, Failure } from './batch.ts';
import { draw } from './draw.ts';

export interface RunWishes {
  seed: number;
  /** number of the first round */
  first: number;
  receipts: number;
  /** tills at work at the same time */
  lanes: number;
  timeScale: number;
  onProgress?: (done: number) => void;
}

export interface RunResult extends Omit<BatchResult, 'failure' | 'said'> {
  rounds: number;
  failures: Failure[];
}

/** Rounds one till lives through: its register's memory is written whole at every change. */
const BATCH = 40;

export async function runFaults(wishes: RunWishes): Promise<RunResult> {
  const { seed, first, receipts, lanes, timeScale } = wishes;
  const starts = Array.from({ length: Math.ceil(receipts / BATCH) }, (_, i) => first + i * BATCH);
  const total: RunResult = {
    ...{ rounds: 0, fiscalised: 0, cancelled: 0, verdictMs: [], tillDeaths: 0, registerDeaths: 0, failures: [] },
  };
  const lane = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const count = Math.min(BATCH, first + receipts - from);
      const start = from;
      const rounds = Array.from({ length: count }, (_, i) => draw(seed, start + i));
      add(total, await runBatch({ seed, rounds, timeScale }), count);
      wishes.onProgress?.(total.rounds);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return total;
}

function add(total: RunResult, { failure, verdictMs, ...counts }: BatchResult, rounds: number): void {
  total.rounds += rounds;
  total.fiscalised += counts.fiscalised;
  total.cancelled += counts.cancelled;
  total.tillDeaths += counts.tillDeaths;
  total.registerDeaths += counts.registerDeaths;
  total.verdictMs.push(...verdictMs);
  if (failure !== null) total.failures.push(failure);
}
