/** Runs the stages of a programme over a draft. Source: loyalty-domain sections 4, 5. */
import type { Stage } from '../mechanics/mechanic.ts';
import type { Slot } from '../programme/prepare.ts';
import { cutByBudgets } from './budgets.ts';
import { runCodes } from './codes.ts';
import { leftAfterPoints } from './draft.ts';
import type { Draft } from './draft.ts';
import { settleExclusive } from './exclusive.ts';
import { runSlot } from './groups.ts';
import { reachTier } from './tier.ts';

export function runStages(draft: Draft): void {
  const { stages, exclusive } = draft.prepared;
  for (const { stage, slots } of stages) if (stage === 'price') runStage(draft, slots);
  if (exclusive.length > 0) {
    draft.stageStart = [...draft.left];
    settleExclusive(draft, runDiscounts);
  }
  runDiscounts(draft);
  for (const { stage, slots } of stages) if (stage === 'rounding' || stage === 'redemption') runStage(draft, slots);
  reachTier(draft);
  for (const { stage, slots } of stages) if (EARNING.includes(stage)) runStage(draft, slots);
  cutByBudgets(draft);
  for (const { stage, slots } of stages) if (stage === 'counters') runStage(draft, slots);
}

/** Stages 2 to 4. */
function runDiscounts(draft: Draft): void {
  for (const { stage, slots } of draft.prepared.stages) {
    if (stage === 'itemDiscount' || stage === 'receiptDiscount') runStage(draft, slots);
  }
  if (draft.basket.codes !== undefined) {
    draft.stageStart = [...draft.left];
    runCodes(draft);
  }
}

const EARNING: readonly Stage[] = ['multiplier', 'accrual', 'accrualCaps'];

function runStage(draft: Draft, slots: readonly Slot[]): void {
  draft.stageStart = [...leftAfterPoints(draft)];
  for (const slot of slots) runSlot(draft, slot);
}

/** The rules of an event, which knows no goods; what caps and budgets bound of a receipt they bound here. */
export function runEvent(draft: Draft): void {
  for (const wanted of ['event', 'accrualCaps']) {
    for (const { stage, slots } of draft.prepared.stages) if (stage === wanted) runStage(draft, slots);
  }
  cutByBudgets(draft);
}
