import { findRefusal } from '../admission/admission.ts';
import { nameOf } from '../programme/prepare.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import { explain } from './apply.ts';
import type { Draft } from './draft.ts';
import type { PossibleQuote } from './types.ts';

/** May the rule look at the goods? If not, it is told once why. Source: loyalty-domain sections 4, 5. */
export function admit(draft: Draft, rule: PreparedRule): boolean {
  if (draft.settled.includes(rule.id)) return false;
  if (draft.alone !== null && draft.alone !== rule && isDiscount(rule)) {
    return refuse(draft, rule, 'discount.skipped.exclusive');
  }
  for (const id of rule.incompatible) {
    if (draft.applied.includes(id)) return refuse(draft, rule, 'discount.skipped.incompatible');
  }
  if (needsCode(draft, rule)) return refuse(draft, rule, 'reward.skipped.code');
  const refusal = findRefusal(rule.gates, draft);
  if (refusal === null) return true;
  explain(draft, rule, refusal);
  const reason = WOULD_GIVE[refusal.code.slice(refusal.code.lastIndexOf('.') + 1)];
  if (reason !== undefined) draft.possible.push({ ruleId: rule.id, name: nameOf(rule), reason });
  return false;
}

/** Refusals that the customer can still turn. */
const WOULD_GIVE: Readonly<Record<string, PossibleQuote['reason']>> = { tenderOpen: 'tender', offer: 'offer' };

const isDiscount = ({ stage }: PreparedRule): boolean => stage === 'itemDiscount' || stage === 'receiptDiscount';

function refuse(draft: Draft, rule: PreparedRule, code: string): false {
  explain(draft, rule, { code, amount: null, params: {} });
  return false;
}

/** A discount with a code is only ever asked with it; any other rule waits for its code here. */
const needsCode = (draft: Draft, rule: PreparedRule): boolean =>
  rule.common.coupon !== undefined && !isDiscount(rule) && !draft.laterCodes.some((later) => later.rule === rule);
