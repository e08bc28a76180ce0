/** Ratios in one run: the product and its floor take turns, so that a busy machine slows both. */

export interface Side {
  name: string;
  run: () => void;
}

export interface Measured {
  /** milliseconds a call */
  median: number;
  p99: number;
}

function summary(times: number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p99: at(0.99) };
}

/** Times two sides call by call, in turns, after a warm-up. */
export function compare(ours: () => void, floor: () => void, calls: number): { ours: Measured; floor: Measured } {
  const times = { ours: [] as number[], floor: [] as number[] };
  const timed = (run: () => void) => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const warmUp = Math.min(calls, 2000);
  for (let i = 0; i < warmUp; i += 1) {
    ours();
    floor();
  }
  for (let i = 0; i < calls; i += 1) {
    times.ours.push(timed(ours));
    times.floor.push(timed(floor));
  }
  return { ours: summary(times.ours), floor: summary(times.floor) };
}

export function timeOnce(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** A row of the table that `npm run bench` prints. */
export interface Figure {
  what: string;
  ours: string;
  floor: string;
  /** ours : floor, or what is measured against the budget */
  ratio: string;
  budget: string;
  isWithin: boolean;
}

const ms = (value: number) => (value < 1 ? `${(value * 1000).toPrecision(3)} µs` : `${value.toPrecision(3)} ms`);

export function ratioFigure(what: string, ours: number, floor: number, most: number): Figure {
  const ratio = ours / floor;
  return {
    what,
    ours: ms(ours),
    floor: ms(floor),
    ratio: `${ratio.toFixed(2)}x`,
    budget: `≤ ${most}x`,
    isWithin: ratio <= most,
  };
}

export function limitFigure(what: string, value: number, most: number): Figure {
  return { what, ours: ms(value), floor: '', ratio: ms(value), budget: `≤ ${ms(most)}`, isWithin: value <= most };
}
