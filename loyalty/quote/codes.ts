/** Coupons and promo codes in the order of entry, item coupons first. Source: loyalty-domain sections 4, 5, 7, 14. */
import type { Outcome } from '../mechanics/mechanic.ts';
import { NO_PARAMS } from '../mechanics/note.ts';
import type { Note } from '../mechanics/note.ts';
import { kopecks } from '../money/units.ts';
import type { PreparedProgramme, PreparedRule, Slot } from '../programme/prepare.ts';
import type { CommonRule } from '../programme/rule.ts';
import { admit } from './admit.ts';
import { explain } from './apply.ts';
import { refuseCode } from './code-checks.ts';
import { applyWon, compete } from './compete.ts';
import type { Offer } from './compete.ts';
import { counterKey } from './counters.ts';
import type { Draft } from './draft.ts';
import { decideLimited } from './limit-discount.ts';
import type { Change, EnteredCode } from './types.ts';

/** The first entered code that may switch a rule on, or null. */
export function codeFor(draft: Draft, rule: PreparedRule): EnteredCode | null {
  const mayUse = (entered: EnteredCode) => ruleOf(draft, entered) === rule && refuseCode(draft, rule, entered) === null;
  return draft.basket.codes?.find(mayUse) ?? null;
}

function ruleOf({ prepared }: Draft, { code, coupon }: EnteredCode): PreparedRule | undefined {
  return prepared.byId.get(coupon?.ruleId ?? prepared.ruleByCode.get(code) ?? '');
}

interface Tried {
  entered: EnteredCode;
  rule: PreparedRule | undefined;
}

interface CodeOffer extends Offer {
  entered: EnteredCode;
}

/** Tries every code; one that gives nothing is refused with its reason and spoils no other. */
export function runCodes(draft: Draft): void {
  const tried = (draft.basket.codes ?? []).map((entered): Tried => ({ entered, rule: ruleOf(draft, entered) }));
  const isItem = ({ rule }: Tried): boolean => rule?.stage === 'itemDiscount';
  const inOrder = [...tried.filter(isItem), ...tried.filter((each) => !isItem(each))];
  const seen = new Set<PreparedRule>();
  for (const { mode, codes } of groupsOf(draft.prepared, inOrder)) {
    const offers = codes.flatMap((each) => offerOf(draft, each, seen) ?? []);
    if (mode === 'all') offers.forEach((offer) => settle(draft, offer));
    else settleGroup(draft, mode, offers);
  }
}

interface CodeGroup {
  mode: Slot['mode'];
  codes: Tried[];
}

/** Codes of one group are compared at the place of the first of them; any other is a group of its own. */
function groupsOf({ stages }: PreparedProgramme, inOrder: readonly Tried[]): CodeGroup[] {
  const slots = stages.find(({ stage }) => stage === 'coupon')?.slots ?? [];
  const groups: CodeGroup[] = [];
  const bySlot = new Map<Slot, CodeGroup>();
  for (const one of inOrder) {
    const slot = slots.find(({ mode, rules }) => mode !== 'all' && rules.includes(one.rule!));
    const known = slot && bySlot.get(slot);
    if (known !== undefined) {
      known.codes.push(one);
      continue;
    }
    const group: CodeGroup = { mode: slot?.mode ?? 'all', codes: [one] };
    groups.push(group);
    if (slot !== undefined) bySlot.set(slot, group);
  }
  return groups;
}

/** What a code would give now; null once it has been refused, or put off to the stage of its rule. */
function offerOf(draft: Draft, { entered, rule }: Tried, seen: Set<PreparedRule>): CodeOffer | null {
  if (rule === undefined) return refuse(draft, entered, null, plain('coupon.refused.unknown'));
  const isRepeated = seen.has(rule) && (entered.coupon?.faceValue ?? null) === null;
  const refusal = isRepeated ? plain('coupon.refused.again') : refuseCode(draft, rule, entered);
  if (refusal !== null) return refuse(draft, entered, rule, refusal);
  seen.add(rule);
  if (isLater(rule)) {
    draft.laterCodes.push({ rule, entered, gave: false });
    return null;
  }
  return withCode(draft, entered, () => {
    if (admit(draft, rule)) return { entered, rule, outcome: decideLimited(draft, rule) };
    const told = draft.explanations.findLast(({ ruleId }) => ruleId === rule.id);
    giveNothing(draft, entered, rule, told?.code);
    return null;
  });
}

/** A rule sees the value of the code that it is asked with. */
export function withCode<T>(draft: Draft, entered: EnteredCode, ask: () => T): T {
  draft.code = entered;
  const answer = ask();
  draft.code = null;
  return answer;
}

/** A tie goes to the rule that runs first by priority, `first` by the order of entry. */
function settleGroup(draft: Draft, mode: 'best' | 'first', offers: readonly CodeOffer[]): void {
  const ranks = [...draft.prepared.byId.keys()];
  const rankOf = ({ rule }: CodeOffer): number => ranks.indexOf(rule.id);
  const asked = mode === 'first' ? offers : [...offers].sort((a, b) => rankOf(a) - rankOf(b));
  const outcomes = compete(mode, asked);
  for (const offer of offers) settle(draft, { ...offer, outcome: outcomes[asked.indexOf(offer)]! });
}

function settle(draft: Draft, offer: CodeOffer): void {
  const { entered, rule } = offer;
  const before = sum(draft.left);
  const outcome = applyWon(draft, offer);
  const given = before - sum(draft.left);
  if (given === 0) {
    giveNothing(draft, entered, rule, outcome.notes[0]?.code);
    return;
  }
  draft.codes.push({ code: entered.code, ruleId: rule.id, isApplied: true, amount: kopecks(given), reason: null });
  const keeps = restOf(rule, entered, outcome, given);
  if (keeps !== null && keeps.rest > 0)
    explain(draft, rule, { code: 'coupon.rest', amount: keeps.rest, params: keeps });
  draft.changes.push(...usedChanges(rule.common, entered, keeps));
}

const plain = (code: string): Note => ({ code, amount: null, params: NO_PARAMS });

function refuse(draft: Draft, { code }: EnteredCode, rule: PreparedRule | null, refusal: Note): null {
  const ruleId = rule?.id ?? null;
  const { code: reason, amount, params } = refusal;
  draft.codes.push({ code, ruleId, isApplied: false, amount: kopecks(0), reason });
  draft.explanations.push({ code: reason, ruleId, lineNo: null, amount, params: { code, ...params } });
  return null;
}

/** The explanation has been given already. */
function giveNothing(draft: Draft, { code }: EnteredCode, rule: PreparedRule, reason = 'discount.skipped.nothing') {
  draft.codes.push({ code, ruleId: rule.id, isApplied: false, amount: kopecks(0), reason });
}

/** A code can also switch on an accrual or a benefit, which runs in its own stage. */
const isLater = ({ stage }: PreparedRule): boolean => stage !== 'itemDiscount' && stage !== 'receiptDiscount';

/** Codes whose rule is not a discount: used if it gave something. */
export function settleLaterCodes(draft: Draft): void {
  for (const { rule, entered, gave: isApplied } of draft.laterCodes) {
    const { code } = entered;
    const ruleId = rule.id;
    const reason = isApplied ? null : 'coupon.refused.nothing';
    if (reason !== null)
      draft.explanations.push({ code: reason, ruleId, lineNo: null, amount: null, params: { code } });
    draft.codes.push({ code, ruleId, isApplied, amount: kopecks(0), reason });
    if (isApplied) draft.changes.push(...usedChanges(rule.common, entered, null));
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
