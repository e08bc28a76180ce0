/** Coupons and promo codes in the order of entry, item coupons first. Source: loyalty-domain sections 4, 7, 14. */
import type { Outcome } from '../mechanics/mechanic.ts';
import { NO_PARAMS } from '../mechanics/note.ts';
import type { Note } from '../mechanics/note.ts';
import { kopecks } from '../money/units.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import type { CommonRule } from '../programme/rule.ts';
import { admit } from './admit.ts';
import { apply, explain } from './apply.ts';
import { refuseCode } from './code-checks.ts';
import { counterKey } from './counters.ts';
import type { Draft } from './draft.ts';
import { decideLimited } from './limit-discount.ts';
import type { Change, EnteredCode } from './types.ts';

/** The entered code that switches a rule on, or null. */
export function codeFor(draft: Draft, rule: PreparedRule): EnteredCode | null {
  return draft.basket.codes?.find((entered) => ruleOf(draft, entered) === rule) ?? null;
}

function ruleOf({ prepared }: Draft, { code, coupon }: EnteredCode): PreparedRule | undefined {
  return prepared.byId.get(coupon?.ruleId ?? prepared.ruleByCode.get(code) ?? '');
}

interface Tried {
  entered: EnteredCode;
  rule: PreparedRule | undefined;
}

/** Tries every code; one that gives nothing is refused with its reason and spoils no other. */
export function runCodes(draft: Draft): void {
  const tried = (draft.basket.codes ?? []).map((entered): Tried => ({ entered, rule: ruleOf(draft, entered) }));
  const isItem = ({ rule }: Tried): boolean => rule?.stage === 'itemDiscount';
  const seen = new Set<PreparedRule>();
  for (const one of [...tried.filter(isItem), ...tried.filter((each) => !isItem(each))]) tryCode(draft, one, seen);
  draft.code = null;
}

function tryCode(draft: Draft, { entered, rule }: Tried, seen: Set<PreparedRule>): void {
  const { code } = entered;
  const refuse = ({ code: reason, amount, params }: Note): void => {
    const ruleId = rule?.id ?? null;
    draft.codes.push({ code, ruleId, isApplied: false, amount: kopecks(0), reason });
    draft.explanations.push({ code: reason, ruleId, lineNo: null, amount, params: { code, ...params } });
  };
  if (rule === undefined) return refuse({ code: 'coupon.refused.unknown', amount: null, params: NO_PARAMS });
  const refusal =
    seen.has(rule) && (entered.coupon?.faceValue ?? null) === null
      ? { code: 'coupon.refused.again', amount: null, params: NO_PARAMS }
      : refuseCode(draft, rule, entered);
  if (refusal !== null) return refuse(refusal);
  seen.add(rule);
  if (isLater(rule)) {
    draft.enteredRules.set(rule.id, entered);
    return;
  }
  draft.code = entered;
  const [told, before] = [draft.explanations.length, sum(draft.left)];
  if (!admit(draft, rule)) return refuseWith(draft.explanations[told]?.code);
  const outcome = decideLimited(draft, rule);
  apply(draft, rule, outcome);
  const given = before - sum(draft.left);
  if (given === 0) return refuseWith(outcome.notes[0]?.code);
  draft.codes.push({ code, ruleId: rule.id, isApplied: true, amount: kopecks(given), reason: null });
  const keeps = restOf(rule, entered, outcome, given);
  if (keeps !== null && keeps.rest > 0)
    explain(draft, rule, { code: 'coupon.rest', amount: keeps.rest, params: keeps });
  draft.changes.push(...usedChanges(rule.common, entered, keeps));

  function refuseWith(reason = 'discount.skipped.nothing'): void {
    draft.codes.push({ code, ruleId: rule!.id, isApplied: false, amount: kopecks(0), reason });
  }
}

/** A code can also switch on an accrual or a benefit, which runs in its own stage. */
const isLater = ({ stage }: PreparedRule): boolean => stage !== 'itemDiscount' && stage !== 'receiptDiscount';

/** Codes whose rule is not a discount: used if it gave something. */
export function settleLaterCodes(draft: Draft): void {
  for (const [ruleId, entered] of draft.enteredRules) {
    const { code } = entered;
    const isApplied = draft.gave.has(ruleId);
    const reason = isApplied ? null : 'coupon.refused.nothing';
    if (reason !== null)
      draft.explanations.push({ code: reason, ruleId, lineNo: null, amount: null, params: { code } });
    draft.codes.push({ code, ruleId, isApplied, amount: kopecks(0), reason });
    if (isApplied) draft.changes.push(...usedChanges(draft.prepared.byId.get(ruleId)!.common, entered, null));
  }
}

/** A coupon that keeps its rest: what it gave here and what is left on it. */
function restOf({ common }: PreparedRule, { coupon }: EnteredCode, outcome: Outcome, given: number): Kept | null {
  const isKept = common.coupon?.keepsRest === true && (coupon ?? null) !== null;
  if (!isKept || outcome.kind !== 'discounted' || outcome.faceValue === undefined) return null;
  return { taken: kopecks(given), rest: kopecks(outcome.faceValue - given) };
}

type Kept = NonNullable<(Change & { kind: 'couponUsed' })['keeps']>;

/** One use of a code; one that the centre knows by a record of its own counts there. */
function usedChanges({ id, coupon }: CommonRule, { code, coupon: record = null }: EnteredCode, keeps: Kept | null) {
  const isSingle = record !== null;
  const changes: Change[] = [{ kind: 'couponUsed', ruleId: id, code, isSingle, ...(keeps && { keeps }) }];
  if (!isSingle && coupon?.perCode !== undefined) {
    changes.push({ kind: 'counter', scope: 'programme', key: counterKey.code(id, code), by: 1, onReturn: 'whole' });
  }
  return changes;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
