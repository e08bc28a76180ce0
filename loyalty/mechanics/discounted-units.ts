import { roomOf } from '../quote/draft.ts';
import type { Draft } from '../quote/draft.ts';
import type { Change } from '../quote/types.ts';
import type { Points } from '../money/units.ts';
import { skipped } from './conditions.ts';
import type { Outcome } from './mechanic.ts';
import type { Note } from './note.ts';
import { leftOf, runsOf, takeUnits } from './units.ts';

interface Given {
  code: string;
  params: Note['params'];
  changesFor?: (taken: number) => Change[];
  /** Of so many units. */
  pointsFor?: (count: number) => Points;
}

/** Whole units for nothing but their least price, cheapest first. */
export function discountedUnits(draft: Draft, lines: readonly number[], count: number, given: Given): Outcome {
  const units = takeUnits(runsOf(draft, lines).reverse(), count);
  if (units.length === 0) return skipped({ code: 'discount.skipped.noGoods', amount: null, params: {} });
  const taken = units.reduce((sum, run) => sum + run.count, 0);
  const amounts = units.map((run) => Math.min(leftOf(draft, run), roomOf(draft, run.line)));
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return {
    kind: 'discounted',
    lines: units.map(({ line }) => line),
    amounts,
    freeUnits: units.map((run) => run.count),
    notes: [{ code: given.code, amount: sum, params: given.params }],
    ...(given.changesFor && { changes: given.changesFor(taken) }),
    ...(given.pointsFor && { pointsSpent: units.map(({ count }) => given.pointsFor!(count)) }),
  };
}
