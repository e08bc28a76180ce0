/** What a quote has to compute at the least: discounts, spreading, redemption, accrual with its cap. */
import type { Basket, Quote } from '../../../loyalty/index.ts';
import { TERMS } from './programmes.ts';
import type { BenchProgramme } from './programmes.ts';

export interface Sums {
  toPay: number;
  redeemed: number;
  earned: number;
}

/** The same sums by a loop over plain integers, with nothing explained. */
export function floorQuote(basket: Basket, { rates, hasTerms }: Pick<BenchProgramme, 'rates' | 'hasTerms'>): Sums {
  const left: number[] = [];
  for (const line of basket.lines) {
    const gross = Math.floor((line.unitPrice * line.quantity + 500) / 1000);
    const rate = rates.get(line.categories[0] ?? '') ?? 0;
    left.push(gross - Math.floor((gross * rate + 5000) / 10_000));
  }
  if (!hasTerms) return { toPay: sum(left), redeemed: 0, earned: 0 };
  spread(left, Math.floor((sum(left) * TERMS.receiptBp + 5000) / 10_000), () => true);
  const takes = (i: number) => basket.lines[i]?.tags.length === 0;
  const basis = sumWhere(left, takes);
  const most = Math.floor(Math.floor((basis * TERMS.redeemBp) / 10_000) / 100) * 100;
  const redeemed = basket.redeem.kind === 'max' ? most : 0;
  if (redeemed > 0) spread(left, redeemed, takes);
  const base = sumWhere(left, takes);
  const earned = Math.min(Math.floor(Math.floor((base * TERMS.earnBp) / 10_000) / 100) * 100, TERMS.earnMax);
  return { toPay: sum(left), redeemed, earned };
}

/** A floor that computes something else is no floor. */
export function assertSameSums({ totals, redemption, accrual }: Quote, floor: Sums): void {
  const ours = { toPay: totals.toPay, redeemed: redemption.redeemed, earned: accrual.total };
  for (const key of ['toPay', 'redeemed', 'earned'] as const) {
    if (ours[key] !== floor[key]) throw new Error(`the floor computes another ${key}: ${floor[key]}, not ${ours[key]}`);
  }
}

function spread(left: number[], total: number, takes: (i: number) => boolean): void {
  const weight = sumWhere(left, takes);
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

function sumWhere(values: readonly number[], isCounted: (i: number) => boolean): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) if (isCounted(i)) total += values[i]!;
  return total;
}

const sum = (values: readonly number[]): number => sumWhere(values, () => true);
