/** Shares the rounds of a fault run out among tills that live side by side. */
import { runBatch } from './batch.ts';
import type { BatchResult, Failure } from './batch.ts';
import { draw, strikesOf } from './draw.ts';

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

export interface RunResult extends Omit<BatchResult, 'failure'> {
  failures: Failure[];
  /** how often each fault, death and blow was drawn */
  struck: Record<string, number>;
}

/** Rounds one till lives through: its register's memory is written whole at every change. */
const BATCH = 40;

/** After a failure a new till goes on with the round behind it: every round is played whatever fails. */
export async function runFaults(wishes: RunWishes): Promise<RunResult> {
  const { seed, first, receipts, lanes, timeScale } = wishes;
  const end = first + receipts;
  const spans = Array.from({ length: Math.ceil(receipts / BATCH) }, (_, i) => {
    const from = first + i * BATCH;
    return { from, to: Math.min(from + BATCH, end) };
  });
  const total: RunResult = {
    ...{ played: 0, fiscalised: 0, cancelled: 0, verdictMs: [], tillDeaths: 0, registerDeaths: 0, failures: [] },
    struck: {},
  };
  const lane = async () => {
    for (let span = spans.shift(); span !== undefined; span = spans.shift()) {
      const { from, to } = span;
      const rounds = Array.from({ length: to - from }, (_, i) => draw(seed, from + i));
      const result = await runBatch({ seed, rounds, timeScale });
      add(total, result);
      for (const name of rounds.slice(0, result.played).flatMap(strikesOf)) {
        total.struck[name] = (total.struck[name] ?? 0) + 1;
      }
      const next = from + result.played;
      if (next < to) spans.unshift({ from: next, to });
      wishes.onProgress?.(total.played);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return total;
}

function add(total: RunResult, { failure, verdictMs, ...counts }: BatchResult): void {
  total.played += counts.played;
  total.fiscalised += counts.fiscalised;
  total.cancelled += counts.cancelled;
  total.tillDeaths += counts.tillDeaths;
  total.registerDeaths += counts.registerDeaths;
  total.verdictMs.push(...verdictMs);
  if (failure !== null) total.failures.push(failure);
}
