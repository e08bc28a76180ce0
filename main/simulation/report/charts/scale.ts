/** Where values stand on an axis. */
export interface Scale {
  /** Ascending; the first and the last are the ends of the axis. */
  ticks: readonly number[];
  /** 0 at the first tick, 1 at the last. */
  place: (value: number) => number;
}

const TICKS = 5;

/** Round steps (1, 2, 5 of any size) that cover the values and 0. */
export function scaleFor(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = niceStep((high - low || 1) / TICKS);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { ticks, place: (value) => (value - first * step) / ((last - first) * step) };
}

function niceStep(rough: number): number {
  const size = 10 ** Math.floor(Math.log10(rough));
  const times = rough / size;
  return size * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}
