import { stableHash } from '../../../loyalty/index.ts';

/** Chance that is the same for the same words everywhere: integers only (the generator sfc32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(words: string) {
    this.#a = stableHash(`a ${words}`);
    this.#b = stableHash(`b ${words}`);
    this.#c = stableHash(`c ${words}`);
    // The first numbers of near seeds are still alike.
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 0 to 2^32 - 1 */
  next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + result;
    return result >>> 0;
  }

  /** An integer in [0, bound), bound up to 2^20. */
  below(bound: number): number {
    return Math.floor((this.next() * bound) / 2 ** 32);
  }

  /** An integer in [least, most]. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in `bp` of 10 000 cases. */
  chance(bp: number): boolean {
    return this.below(10_000) < bp;
  }

  /** Position in a list whose running totals are given, by weight. */
  pick(totals: readonly number[]): number {
    return positionOf(totals, this.below(totals.at(-1)!));
  }
}

/** Running totals of weights, for `Random.pick`. */
export function runningTotals(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}

/** The first position whose running total is above `point`. */
export function positionOf(totals: readonly number[], point: number): number {
  let [low, high] = [0, totals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! > point) high = middle;
    else low = middle + 1;
  }
  return low;
}
