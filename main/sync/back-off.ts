export interface BackOffOptions {
  /** [0, 1) */
  random: () => number;
  /** ms; that the queue drains within 90 s of the line's return rests on 60 000 */
  capMs: number;
}

const BASE_MS = 1000;

/** Full jitter: `random(0, min(cap, 1 s × 2^n))`, for ever. Any answer starts again at n = 0. Source: offline-sync section 12. */
export class BackOff {
  readonly #options: BackOffOptions;
  #failures = 0;

  constructor(options: BackOffOptions) {
    this.#options = options;
  }

  /** ms to wait after one more failure */
  next(): number {
    const { random, capMs } = this.#options;
    const bound = Math.min(capMs, BASE_MS * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    return Math.floor(random() * bound);
  }

  reset(): void {
    this.#failures = 0;
  }
}
