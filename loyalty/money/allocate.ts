import { mulDiv } from './mul-div.ts';

export interface Allocation {
  /** One share per weight, in the same order; 0 ≤ share ≤ its cap. */
  shares: number[];
  /** Sum of the shares: the total, or the sum of the caps if that is less. */
  given: number;
}

/**
 * Spreads a sum over lines so that the parts add up to it exactly.
 *
 * @param total integer ≥ 0
 * @param weights integers ≥ 0 in the order of line numbers; all zero = equal weights
 * @param caps the most each line may get, integers ≥ 0; absent = no bound
 * A line whose exact share passes its cap gets its cap and leaves; the rest share what remains. Remainders go to the
 * largest fraction first, ties to the larger weight, then to the earlier line, so the same basket always prints the
 * same receipt. Source: loyalty-domain section 6.
 */
export function allocate(total: number, weights: readonly number[], caps?: readonly number[]): Allocation {
  const shares = new Array<number>(weights.length).fill(0);
  const weighed = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);

  let active: number[] = [];
  let room = 0;
  let sum = 0;
  for (let line = 0; line < weighed.length; line++) {
    const cap = caps === undefined ? total : caps[line]!;
    if (weighed[line]! === 0 || cap === 0) continue;
    active.push(line);
    room += cap;
    sum += weighed[line]!;
  }
  const given = Math.min(total, room);
  let rest = given;

  while (caps !== undefined) {
    const full = active.filter((line) => mulDiv(rest, weighed[line]!, sum, 'ceil') > caps[line]!);
    if (full.length === 0) break;
    for (const line of full) {
      shares[line] = caps[line]!;
      rest -= caps[line]!;
      sum -= weighed[line]!;
    }
    active = active.filter((line) => shares[line] === 0);
  }
  shareOut({ rest, sum, lines: active, weights: weighed }, shares);
  return { shares, given };
}

interface Pot {
  rest: number;
  /** Sum of the weights of `lines`. */
  sum: number;
  lines: readonly number[];
  weights: readonly number[];
}

/** Floors of the exact shares, then one unit each to the largest remainders. */
function shareOut({ rest, sum, lines, weights }: Pot, shares: number[]): void {
  const remainders = new Float64Array(lines.length);
  let left = rest;
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    const share = mulDiv(rest, weights[line]!, sum, 'floor');
    shares[line] = share;
    left -= share;
    remainders[k] = remainderOf(rest, weights[line]!, share, sum);
  }
  if (left === 0) return;
  // The remainder of the last line to get a unit. Sorting bare numbers took a fifth off the whole quote (measured).
  const bar = remainders.slice().sort()[lines.length - left]!;
  const tied: number[] = [];
  for (let k = 0; k < lines.length; k++) {
    if (remainders[k]! < bar) continue;
    if (remainders[k] === bar) tied.push(lines[k]!);
    else {
      shares[lines[k]!]! += 1;
      left -= 1;
    }
  }
  // A stable sort: of equal weights the earlier line comes first.
  tied.sort((a, b) => weights[b]! - weights[a]!);
  for (let k = 0; k < left; k++) shares[tied[k]!]! += 1;
}

function remainderOf(rest: number, weight: number, share: number, sum: number): number {
  const product = rest * weight;
  if (product <= Number.MAX_SAFE_INTEGER) return product - share * sum;
  return Number(BigInt(rest) * BigInt(weight) - BigInt(share) * BigInt(sum));
}
