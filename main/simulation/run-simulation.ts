import { Worker } from 'node:worker_threads';
import { addTallies, sharesBooks } from '../../loyalty/index.ts';
import type { MemberOutcome, Programme, RedeemModel, Tally } from '../../loyalty/index.ts';
import type { ShardMessage, ShardResult, ShardTask, SourceTerms } from './simulation-messages.ts';

export interface SimulationTask {
  /** The programme, and the one it is compared with. */
  programmes: readonly Programme[];
  source: SourceTerms;
  redeem: RedeemModel;
  storeZone: string;
}

/** A programme's sums and its members' outcomes, by member id. */
export interface Simulated {
  tally: Tally;
  outcomes: MemberOutcome[];
}

interface Threads {
  /** The worker's script. */
  url: URL;
  /** ≥ 1 */
  count: number;
  onSales: (more: number) => void;
}

/** Plays all receipts back in threads; the result does not depend on their number. */
export async function runSimulation(task: SimulationTask, threads: Threads): Promise<Simulated[]> {
  const isOneCircle = task.programmes.some(sharesBooks);
  const shards = isOneCircle ? 1 : threads.count;
  const parts = await Promise.all(
    Array.from({ length: shards }, (_, shard) => playInThread({ ...task, isOneCircle, shard, shards }, threads)),
  );
  return task.programmes.map((_, at) => ({
    tally: parts.map(({ tallies }) => tallies[at]!).reduce(addTallies),
    outcomes: parts.flatMap(({ outcomes }) => outcomes[at]!).sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
  }));
}

function playInThread(task: ShardTask, { url, onSales }: Threads): Promise<ShardResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: task, name: `simulation-${task.shard}` });
    worker.on('message', (message: ShardMessage) => {
      if (message.kind === 'progress') onSales(message.sales);
      else resolve(message.result);
    });
    worker.on('error', reject);
    // After a result this changes nothing.
    worker.on('exit', (code) => reject(new Error(`A thread of the simulation ended early with status ${code}.`)));
  });
}
