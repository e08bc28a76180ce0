/** Ratios in one run: the sides take turns, so that a busy machine slows both. */

export interface Times {
  /** milliseconds a call */
  median: number;
  p99: number;
  /** of all calls */
  total: number;
}

export function summarise(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p99: at(0.99), total: times.reduce((sum, time) => sum + time, 0) };
}

/** Milliseconds. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds until what `work` promises. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Enough for the compiler to have settled on both sides. */
const WARM_UP = 2000;

/** Times the sides call by call, in turns, after a warm-up. Each gets the number of its turn. */
export function takeTurns<Name extends string>(
  sides: Readonly<Record<Name, (turn: number) => void>>,
  turns: number,
): Record<Name, Times> {
  const names = Object.keys(sides) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let turn = 0; turn < Math.min(turns, WARM_UP); turn += 1) for (const name of names) sides[name](turn);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of names) times[name].push(timed(() => sides[name](turn)));
  }
  return Object.fromEntries(names.map((name) => [name, summarise(times[name])])) as Record<Name, Times>;
}

/** Slope of the straight line through the logarithms: `time ~ size^exponent`, least squares. */
export function growthExponent(points: readonly { size: number; time: number }[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (pick: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
