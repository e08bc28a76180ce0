import { usesOf } from '../admission/limits.ts';
import type { Outcome, Progress } from '../mechanics/mechanic.ts';
import { NO_PARAMS } from '../mechanics/note.ts';
import type { Note } from '../mechanics/note.ts';
import { mulDiv } from '../money/mul-div.ts';
import { kopecks, points } from '../money/units.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import { nameOf } from '../programme/prepare.ts';
import type { Draft } from './draft.ts';
import type { Change } from './types.ts';

/** Writes what a rule decided into the draft. */
export function apply(draft: Draft, rule: PreparedRule, outcome: Outcome): void {
  for (const later of draft.laterCodes) if (later.rule === rule && gives(outcome)) later.gave = true;
  switch (outcome.kind) {
    case 'skipped':
      showProgress(draft, rule, outcome.progress);
      break;
    case 'priced':
      outcome.lines.forEach((line, k) => reprice(draft, line, outcome.prices[k]!));
      break;
    case 'discounted':
      discount(draft, rule, outcome);
      break;
    case 'redeemed':
      outcome.lines.forEach((line, k) => {
        draft.takesPoints[line] = true;
        draft.redeemedMoney[line]! += outcome.money[k]!;
        draft.redeemedPoints[line]! += outcome.points[k]!;
      });
      draft.redemption = outcome.redemption;
      break;
    case 'multiplied':
      for (const line of outcome.lines) (draft.multipliers[line] ??= []).push(outcome.multiplier);
      break;
    case 'accrued':
      for (const line of outcome.lines) draft.earnsPoints[line] = !draft.earnsNoPoints[line]!;
      draft.accruals.push({
        rule,
        lines: outcome.lines,
        weights: outcome.weights,
        counted: outcome.counted ?? outcome.lines,
        amount: outcome.amount,
        changesIfGiven: outcome.changesIfGiven ?? [],
      });
      draft.accrualLimitedBy = outcome.limitedBy ?? draft.accrualLimitedBy;
      draft.changes.push(...(outcome.changes ?? []));
      showProgress(draft, rule, outcome.progress);
      break;
    case 'cut':
      draft.accruals.forEach((accrued, k) => (accrued.amount = outcome.amounts[k]!));
      draft.countsLife = outcome.countsLife;
      draft.accrualLimitedBy = outcome.limitedBy ?? draft.accrualLimitedBy;
      break;
    case 'counted': {
      post(draft, [...outcome.changes, ...usesOf(rule.common, draft, 0)]);
      const base = { ruleId: rule.id, name: nameOf(rule) };
      showProgress(draft, rule, outcome.progress);
      if (outcome.benefit !== undefined) draft.benefits.push({ ...base, ...outcome.benefit });
      break;
    }
  }
  for (const note of outcome.notes) explain(draft, rule, note);
}

function showProgress(draft: Draft, rule: PreparedRule, progress: Progress | undefined): void {
  if (progress === undefined) return;
  draft.progress.push({ ruleId: rule.id, name: nameOf(rule), ...progress });
}

/** The lowest price that applies stays; what is under it was the list price. */
function reprice(draft: Draft, line: number, price: number): void {
  if (price >= draft.unitPrice[line]!) return;
  const { quantity } = draft.lines[line]!;
  draft.unitPrice[line] = price;
  draft.gross[line] = mulDiv(price, quantity, 1000, 'halfUp');
  draft.left[line] = draft.gross[line];
}

function discount(draft: Draft, rule: PreparedRule, outcome: Outcome & { kind: 'discounted' }): void {
  let given = 0;
  const { protects, redeemable, earns } = rule.common;
  outcome.lines.forEach((line, k) => {
    const amount = outcome.amounts[k]!;
    if (amount === 0) return;
    given += amount;
    draft.left[line]! -= amount;
    const before = draft.discounts[line]!;
    const own = { ruleId: rule.id, amount: kopecks(amount) };
    // Most lines have one discount, and a list that grows keeps room for 16 more: a quarter of a quote's memory.
    draft.discounts[line] = before.length === 0 ? [own] : [...before, own];
    if (protects === true) draft.isProtected[line] = true;
    if (redeemable === false) draft.takesNoPoints[line] = true;
    if (earns === false) draft.earnsNoPoints[line] = true;
  });
  if (given === 0) return;
  const has = (k: number): boolean => outcome.amounts[k]! > 0;
  outcome.freeUnits?.forEach((count, k) => has(k) && (draft.freeUnits[outcome.lines[k]!]! += count));
  if (outcome.pointsSpent !== undefined) {
    const shares = draft.lines.map(() => points(0));
    outcome.pointsSpent.forEach((spent, k) => has(k) && (shares[outcome.lines[k]!] = spent));
    const amount = points(shares.reduce((sum, share) => sum + share, 0));
    post(draft, [{ kind: 'pointsSpent', ruleId: rule.id, amount, shares }]);
  }
  draft.applied.push(rule.id);
  if (outcome.changes !== undefined) draft.changes.push(...outcome.changes);
  draft.changes.push(...usesOf(rule.common, draft, given));
}

/** What was spent here is not there for the next rule. */
function post(draft: Draft, changes: readonly Change[]): void {
  draft.changes.push(...changes);
  for (const change of changes) if (change.kind === 'pointsSpent') draft.pointsSpent += change.amount;
}

export function explain(draft: Draft, rule: PreparedRule, { code, amount, params }: Note): void {
  const { ruleRu, ruleEn } = rule.names;
  const said = params === NO_PARAMS ? rule.names : { ruleRu, ruleEn, ...params };
  draft.explanations.push({ code, ruleId: rule.id, lineNo: null, amount, params: said });
}

function gives(outcome: Outcome): boolean {
  return outcome.kind === 'accrued' ? outcome.amount > 0 : outcome.kind !== 'skipped';
}
