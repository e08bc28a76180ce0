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
  const weightOf = weights.some((weight) => weight > 0) ? (i: number) => weights[i]! : () => 1;
  const capOf = caps === undefined ? () => total : (i: number) => caps[i]!;

  let active: number[] = [];
  let room = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weightOf(i) > 0 && capOf(i) > 0) {
      active.push(i);
      room += capOf(i);
    }
  }
  let rest = Math.min(total, room);
  const given = rest;
  let sum = sumOf(active, weightOf);

  for (let isSettled = caps === undefined; !isSettled;) {
    const full = active.filter((i) => isOver(rest, weightOf(i), capOf(i), sum));
    isSettled = full.length === 0;
    for (const i of full) {
      shares[i] = capOf(i);
      rest -= capOf(i);
      sum -= weightOf(i);
    }
    if (!isSettled) active = active.filter((i) => shares[i] === 0);
  }
  spread({ rest, sum, active, weightOf, shares });
  return { shares, given };
}

function sumOf(indices: readonly number[], weightOf: (i: number) => number): number {
  let sum = 0;
  for (const i of indices) sum += weightOf(i);
  return sum;
}

/** Is rest × weight / sum more than cap, exactly? */
function isOver(rest: number, weight: number, cap: number, sum: number): boolean {
  const wanted = rest * weight;
  const allowed = cap * sum;
  if (wanted <= Number.MAX_SAFE_INTEGER && allowed <= Number.MAX_SAFE_INTEGER) return wanted > allowed;
  return BigInt(rest) * BigInt(weight) > BigInt(cap) * BigInt(sum);
}

interface Spread {
  rest: number;
  sum: number;
  active: readonly number[];
  weightOf: (i: number) => number;
  shares: number[];
}

function spread({ rest, sum, active, weightOf, shares }: Spread): void {
  if (rest === 0) return;
  const remainders = new Array<number>(active.length);
  let left = rest;
  for (let k = 0; k < active.length; k++) {
    const i = active[k]!;
    const share = mulDiv(rest, weightOf(i), sum, 'floor');
    shares[i] = share;
    left -= share;
    remainders[k] = remainderOf(rest, weightOf(i), share, sum);
  }
  if (left === 0) return;
  const byRemainder = active
    .map((line, k) => ({ line, remainder: remainders[k]!, weight: weightOf(line) }))
    .sort((a, b) => b.remainder - a.remainder || b.weight - a.weight || a.line - b.line);
  for (let k = 0; k < left; k++) shares[byRemainder[k]!.line]! += 1;
}

function remainderOf(rest: number, weight: number, share: number, sum: number): number {
  const product = rest * weight;
  if (product <= Number.MAX_SAFE_INTEGER) return product - share * sum;
  return Number(BigInt(rest) * BigInt(weight) - BigInt(share) * BigInt(sum));
}
