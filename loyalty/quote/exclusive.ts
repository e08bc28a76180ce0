import type { Outcome } from '../mechanics/mechanic.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import { admit } from './admit.ts';
import { explain } from './apply.ts';
import { codeFor, withCode } from './codes.ts';
import { copyDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { decideLimited } from './limit-discount.ts';

/**
 * Decides whether a discount stands alone on this receipt: the first exclusive one that gives anything on the amounts
 * before stage 2; under `bestDeal` it must also beat the others together. Source: loyalty-domain section 5.
 */
export function settleExclusive(draft: Draft, runDiscounts: (draft: Draft) => void): void {
  const { exclusive, programme } = draft.prepared;
  const winner = exclusive.find((rule) => isEntered(draft, rule) && given(draft, rule) > 0);
  const isBeaten =
    winner !== undefined &&
    programme.exclusivePolicy === 'bestDeal' &&
    given(draft, winner) <= othersGive(draft, runDiscounts);
  if (winner !== undefined && !isBeaten) draft.alone = winner;
  for (const rule of exclusive) {
    if (rule === draft.alone || !isEntered(draft, rule)) continue;
    const isLoser = draft.alone !== null || isBeaten;
    if (isLoser && given(draft, rule) > 0) {
      const code = isBeaten ? 'discount.skipped.beaten' : 'discount.skipped.exclusive';
      explain(draft, rule, { code, amount: null, params: {} });
    } else if (admit(draft, rule)) {
      for (const note of decide(draft, rule).notes) explain(draft, rule, note);
    }
    draft.settled.push(rule.id);
  }
}

/** A rule that wants a code is there only with one that is good. */
const isEntered = (draft: Draft, rule: PreparedRule): boolean =>
  rule.common.coupon === undefined || codeFor(draft, rule) !== null;

/** On a copy: asking leaves no trace. */
function given(draft: Draft, rule: PreparedRule): number {
  const trial = copyDraft(draft);
  if (!admit(trial, rule)) return 0;
  const outcome = decide(trial, rule);
  return outcome.kind === 'discounted' ? outcome.amounts.reduce((sum, amount) => sum + amount, 0) : 0;
}

function decide(draft: Draft, rule: PreparedRule): Outcome {
  const entered = rule.common.coupon === undefined ? null : codeFor(draft, rule);
  return entered === null ? decideLimited(draft, rule) : withCode(draft, entered, () => decideLimited(draft, rule));
}

function othersGive(draft: Draft, runDiscounts: (draft: Draft) => void): number {
  const trial = copyDraft(draft);
  for (const { id } of draft.prepared.exclusive) trial.settled.push(id);
  const before = sum(trial.left);
  runDiscounts(trial);
  return before - sum(trial.left);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
