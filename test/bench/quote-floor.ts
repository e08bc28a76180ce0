/** What a quote has to compute at the least: discounts, spreading, 30 % redemption, 5 % accrual with its cap. */
import type { Basket, Quote } from '../../loyalty/index.ts';

export interface Sums {
  toPay: number;
  redeemed: number;
  earned: number;
}

/** The sums by a loop over plain integers. @param rates basis points by category */
export function floorQuote(basket: Basket, rates: ReadonlyMap<string, number>): Sums {
  const left: number[] = [];
  for (const line of basket.lines) {
    const gross = Math.floor((line.unitPrice * line.quantity + 500) / 1000);
    const rate = rates.get(line.categories[0] ?? '') ?? 0;
    left.push(gross - Math.floor((gross * rate + 5000) / 10_000));
  }
  spread(left, Math.floor((left.reduce((a, b) => a + b, 0) * 300 + 5000) / 10_000), () => true);
  const eligible = (i: number) => basket.lines[i]?.tags.length === 0;
  let basis = 0;
  for (let i = 0; i < left.length; i += 1) if (eligible(i)) basis += left[i]!;
  const redeemed = Math.floor(Math.floor((basis * 3000) / 10_000) / 100) * 100;
  spread(left, redeemed, eligible);
  let base = 0;
  for (let i = 0; i < left.length; i += 1) if (eligible(i)) base += left[i]!;
  const earned = Math.min(Math.floor(Math.floor((base * 500) / 10_000) / 100) * 100, 300_000);
  return { toPay: left.reduce((a, b) => a + b, 0), redeemed, earned };
}

/** A floor that computes something else is no floor. */
export function assertSameSums({ totals, redemption, accrual }: Quote, floor: Sums): void {
  const ours = { toPay: totals.toPay, redeemed: redemption.redeemed, earned: accrual.total };
  for (const key of ['toPay', 'redeemed', 'earned'] as const) {
    if (ours[key] !== floor[key]) throw new Error(`the floor computes another ${key}: ${floor[key]}, not ${ours[key]}`);
  }
}

function spread(left: number[], total: number, takes: (i: number) => boolean): void {
  let weight = 0;
  for (let i = 0; i < left.length; i += 1) if (takes(i)) weight += left[i]!;
  const rests: { i: number; rest: number; weight: number }[] = [];
  let given = 0;
  for (let i = 0; i < left.length; i += 1) {
    if (!takes(i)) continue;
    const product = total * left[i]!;
    const share = Math.floor(product / weight);
    rests.push({ i, rest: product % weight, weight: left[i]! });
    given += share;
    left[i] = left[i]! - share;
  }
  rests.sort((a, b) => b.rest - a.rest || b.weight - a.weight || a.i - b.i);
  for (let k = 0; k < total - given; k += 1) left[rests[k]!.i]! -= 1;
}
