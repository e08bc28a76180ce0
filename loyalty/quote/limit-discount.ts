import { budgetLeft } from '../admission/limits.ts';
import type { Outcome } from '../mechanics/mechanic.ts';
import { allocate } from '../money/allocate.ts';
import { mulDiv } from '../money/mul-div.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import type { Draft } from './draft.ts';

/** What a rule decides, within its bounds. */
export const decideLimited = (draft: Draft, rule: PreparedRule): Outcome => limit(draft, rule, rule.decide(draft));

/**
 * What a rule decided, a discount cut to `maxAmount`, to its budget and to what the programme gives away of a receipt
 * at most. Source: loyalty-domain section 5.
 */
export function limit(draft: Draft, rule: PreparedRule, outcome: Outcome): Outcome {
  if (outcome.kind !== 'discounted') return outcome;
  const [perRule, budget, share] = [
    rule.common.maxAmount ?? Infinity,
    budgetLeft(draft, rule.common),
    shareLeft(draft),
  ];
  const wanted = sum(outcome.amounts);
  if (Math.min(perRule, budget, share) >= wanted) return outcome;
  const bounds = [
    { code: 'discount.cut.maxAmount', most: perRule },
    { code: draft.context.offline === null ? 'discount.cut.budget' : 'discount.cut.allotment', most: budget },
    { code: 'discount.cut.maxShare', most: share },
  ];
  const tightest = bounds.reduce((least, bound) => (bound.most < least.most ? bound : least));
  const rest = wanted - tightest.most;
  const cut = { code: tightest.code, amount: rest, params: { rest, most: tightest.most } };
  if (tightest.most === 0) return { kind: 'skipped', notes: [cut] };
  const { shares } = allocate(tightest.most, outcome.amounts, outcome.amounts);
  return { ...withAmounts(outcome, shares), notes: [...withAmounts(outcome, shares).notes, cut] };
}

/** The same discount with other amounts; the first note carries their sum. */
export function withAmounts<O extends Outcome & { kind: 'discounted' }>(outcome: O, amounts: readonly number[]): O {
  const [main, ...others] = outcome.notes;
  const notes = main === undefined ? [] : [{ ...main, amount: sum(amounts) }, ...others];
  return { ...outcome, amounts, notes };
}

/** What discounts may still take of the list prices; Infinity without `maxShareBp`. */
export function shareLeft({ prepared: { programme }, gross, left, redeemedMoney }: Draft): number {
  if (programme.maxShareBp === undefined) return Infinity;
  const total = sum(gross);
  const given = total - sum(left) + sum(redeemedMoney);
  return Math.max(0, mulDiv(total, programme.maxShareBp, 10_000, 'floor') - given);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
