/** Accruals within the budgets of their rules and of the programme. Source: loyalty-domain section 9, W29. */
import { budgetLeft } from '../admission/limits.ts';
import { allottedOf, countOf, counterKey } from './counters.ts';
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
      code: draft.context.offline === null ? 'accrue.cut.ruleBudget' : 'accrue.cut.allotment',
      ruleId: id,
      lineNo: null,
      amount: room,
      params: { ...names, room },
    });
  }
  const room = programmeRoom(draft);
  const total = draft.accruals.reduce((sum, { amount }) => sum + amount, 0);
  if (total <= room) return;
  const amounts = cutLastFirst(draft, total - room);
  draft.accruals.forEach((accrued, k) => (accrued.amount = amounts[k]!));
  draft.accrualLimitedBy = 'budget';
  draft.explanations.push({ code: 'accrue.cut.budget', ruleId: null, lineNo: null, amount: room, params: { room } });
}

/**
 * Points are earned offline too, up to the budget as it was last known; a programme that gives its tills a part of the
 * budget wants them to keep to that. Infinity without a budget. Source: loyalty-domain section 14.
 */
function programmeRoom(draft: Draft): number {
  const { accrualBudget, accrualAllotment } = draft.prepared.programme;
  if (accrualBudget === undefined) return Infinity;
  const key = counterKey.programmeBudget();
  const room = Math.max(0, accrualBudget - countOf(draft, 'programme', key));
  const isAllotted = draft.context.offline !== null && accrualAllotment !== undefined;
  return isAllotted ? Math.min(room, allottedOf(draft, key)) : room;
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
