import type { Sanitised } from './sanitise.ts';

/** A queue of the system may hold scans made minutes before the device was opened. Source: scanners section 1.4 rule 7. */
const SETTLE_MS = 250;

/** Drops what was scanned before the till was ready for it, also when its end arrives later. */
export class Settling {
  readonly #until: number;
  #straddles = false;

  constructor(openedAt: number) {
    this.#until = openedAt + SETTLE_MS;
  }

  /**
   * @param results completed by the bytes that arrived at `at`, oldest first
   * @param isPending whether another is still under way after them
   */
  pass(results: readonly Sanitised[], at: number, isPending: boolean): readonly Sanitised[] {
    if (at < this.#until) {
      this.#straddles = isPending;
      return [];
    }
    if (!this.#straddles || results.length === 0) return results;
    this.#straddles = false;
    return results.slice(1);
  }
}
