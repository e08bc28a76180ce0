import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const ROUNDS = 21;
/** Few enough to stay in the young generation, so that no collection falls between the two readings. */
const CALLS = 4;

/** Bytes of heap that one call allocates, the median of many rounds. */
export function heapPerCall(work: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const rounds = Array.from({ length: ROUNDS }, () => {
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let call = 0; call < CALLS; call += 1) work();
    return (process.memoryUsage().heapUsed - before) / CALLS;
  });
  return rounds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}
