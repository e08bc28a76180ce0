/** Accruals within the budgets of their rules and of the programme. Source: loyalty-domain section 9, W29. */
import { budgetLeft } from '../admission/limits.ts';
import { countOf, counterKey } from './counters.ts';
import type { Draft } from './draft.ts';

/** The last of the caps; each rule is told what its budget kept back. */
export function cutByBudgets(draft: Draft): void {
  for (const accrued of draft.accruals) {
    const { id, names, common } = accrued.rule;
    const room = budgetLeft(draft, common);
    if (accrued.amount <= room) continue;
    accrued.amount = room;
    draft.accrualLimitedBy = 'ruleBudget';
    draft.explanations.push({
      code: 'accrue.cut.ruleBudget',
      ruleId: id,
      lineNo: null,
      amount: room,
      params: { ...names, room },
    });
  }
  const { accrualBudget } = draft.prepared.programme;
  if (accrualBudget === undefined) return;
  const room = Math.max(0, accrualBudget - countOf(draft, 'programme', counterKey.programmeBudget()));
  const total = draft.accruals.reduce((sum, { amount }) => sum + amount, 0);
  if (total <= room) return;
  const amounts = cutLastFirst(draft, total - room);
  draft.accruals.forEach((accrued, k) => (accrued.amount = amounts[k]!));
  draft.accrualLimitedBy = 'budget';
  draft.explanations.push({ code: 'accrue.cut.budget', ruleId: null, lineNo: null, amount: room, params: { room } });
}

/** Amounts of the accruals less `excess`: rules lose in reverse order of evaluation. */
export function cutLastFirst(draft: Draft, excess: number): number[] {
  const amounts = draft.accruals.map(({ amount }) => amount);
  let rest = excess;
  for (let k = amounts.length - 1; k >= 0; k--) {
    const cut = Math.min(rest, amounts[k]!);
    amounts[k]! -= cut;
    rest -= cut;
  }
  return amounts;
}
