import type { Note, Outcome } from '../mechanics/mechanic.ts';
import { kopecks } from '../money/units.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import type { Draft } from './draft.ts';

/** Writes what a rule decided into the draft. */
export function apply(draft: Draft, rule: PreparedRule, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'skipped':
      break;
    case 'discounted':
      outcome.lines.forEach((line, k) => takeOff(draft, rule.id, line, outcome.amounts[k]!));
      break;
    case 'redeemed':
      outcome.lines.forEach((line, k) => {
        draft.takesPoints[line] = true;
        draft.redeemedMoney[line] = outcome.money[k]!;
        draft.redeemedPoints[line] = outcome.points[k]!;
      });
      draft.redemption = outcome.redemption;
      break;
    case 'accrued':
      for (const line of outcome.lines) draft.earnsPoints[line] = true;
      draft.accruals.push({
        ruleId: rule.id,
        lines: outcome.lines,
        weights: outcome.weights,
        amount: outcome.amount,
      });
      draft.accrualLimitedBy = outcome.limitedBy ?? draft.accrualLimitedBy;
      break;
    case 'cut':
      draft.accruals.forEach((accrued, k) => (accrued.amount = outcome.amounts[k]!));
      draft.accrualLimitedBy = outcome.limitedBy ?? draft.accrualLimitedBy;
      break;
  }
  for (const note of outcome.notes) explain(draft, rule, note);
}

function takeOff(draft: Draft, ruleId: string, line: number, amount: number): void {
  if (amount === 0) return;
  draft.left[line]! -= amount;
  draft.discounts[line]!.push({ ruleId, amount: kopecks(amount) });
}

function explain(draft: Draft, rule: PreparedRule, { code, amount, params }: Note): void {
  draft.explanations.push({ code, ruleId: rule.id, lineNo: null, amount, params: { ...rule.names, ...params } });
}
