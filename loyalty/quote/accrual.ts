/** The points of a receipt once all caps have cut. Source: loyalty-domain sections 9, 10. */
import { usesOf } from '../admission/limits.ts';
import { paidQuantity } from '../mechanics/whole-units.ts';
import { allocate } from '../money/allocate.ts';
import { kopecks, points, quantity } from '../money/units.ts';
import type { Points } from '../money/units.ts';
import { lotDates } from '../time/lot-dates.ts';
import { counterKey } from './counters.ts';
import { leftAfterPoints } from './draft.ts';
import type { Accrued, Draft } from './draft.ts';
import type { AccruedLot, AccrualQuote, AccrualRule, Change } from './types.ts';

const given = ({ accruals }: Draft): Accrued[] => accruals.filter(({ amount }) => amount > 0);

/** Points of each line by each rule that gives any, both in order; they go to the lines that earned them. */
export function spreadAccruals(draft: Draft): Points[][] {
  return given(draft).map(({ lines, weights, amount }) => {
    const spread = draft.lines.map(() => points(0));
    const { shares } = allocate(amount, weights);
    lines.forEach((line, k) => (spread[line] = points(shares[k]!)));
    return spread;
  });
}

/** @param shares as `spreadAccruals` gave them */
export function quoteAccrual(draft: Draft, shares: readonly (readonly Points[])[]): AccrualQuote {
  const { lots: terms, zone } = draft.prepared.programme;
  const rules = given(draft).map((accrued, k): AccrualRule => ({
    ruleId: accrued.rule.id,
    amount: points(accrued.amount),
    shares: shares[k]!,
    clawback: accrued.rule.common.clawback ?? 'proportional',
    ...qualified(draft, accrued),
    ...lotDates(draft.context.now, accrued.rule.common.lots ?? terms, zone),
  }));
  const lots = lotsOf(rules);
  return {
    total: points(rules.reduce((sum, { amount }) => sum + amount, 0)),
    rules,
    limitedBy: draft.accrualLimitedBy,
    lots,
    activatesAt: lots[0]?.activatesAt ?? null,
    expiresAt: lots[0]?.expiresAt ?? null,
  };
}

/** What a return must compare: only where missing the threshold takes the points back. */
function qualified(draft: Draft, { rule, counted }: Accrued): Pick<AccrualRule, 'qualifiedBy'> {
  const { threshold, clawback } = rule.common;
  if (clawback !== 'whenUnqualified' || threshold === undefined) return {};
  const { amount, quantity: units, on } = threshold;
  const counts = new Set(counted);
  const sums = on === 'list' ? draft.gross : leftAfterPoints(draft);
  return {
    qualifiedBy: {
      amount: amount ?? kopecks(0),
      quantity: units ?? quantity(0),
      sums: draft.lines.map((_, line) => kopecks(counts.has(line) ? sums[line]! : 0)),
      quantities: draft.lines.map((_, line) => quantity(counts.has(line) ? paidQuantity(draft, line) : 0)),
    },
  };
}

function lotsOf(rules: readonly AccrualRule[]): AccruedLot[] {
  const lots: AccruedLot[] = [];
  for (const { amount, activatesAt, expiresAt, byActivity } of rules) {
    const known = lots.find(
      (lot) => lot.activatesAt === activatesAt && lot.expiresAt === expiresAt && lot.byActivity === byActivity,
    );
    if (known === undefined) lots.push({ amount, activatesAt, expiresAt, ...(byActivity && { byActivity }) });
    else known.amount = points(known.amount + amount);
  }
  return lots.sort((a, b) => a.activatesAt - b.activatesAt || (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity));
}

/** A rule cut to 0 does not use up its counter. */
export function accrualChanges(draft: Draft): Change[] {
  const rules = given(draft);
  if (rules.length === 0) return [];
  const total = rules.reduce((sum, { amount }) => sum + amount, 0);
  const changes = rules.flatMap(({ rule, amount, changesIfGiven }) => [
    ...changesIfGiven,
    ...usesOf(rule.common, draft, amount),
  ]);
  if (draft.countsLife) {
    changes.push({ kind: 'counter', scope: 'member', key: counterKey.earned(), by: total, onReturn: 'share' });
  }
  if (draft.prepared.programme.accrualBudget !== undefined) {
    changes.push({
      kind: 'counter',
      scope: 'programme',
      key: counterKey.programmeBudget(),
      by: total,
      onReturn: 'share',
    });
  }
  return changes;
}
