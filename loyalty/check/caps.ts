/** Caps that another cap makes dead, and rules that a cap or another rule makes dead. */
import { eachRule, error, numberIn, warning } from './finding.ts';
import type { AnyRule, Check, Finding } from './finding.ts';

type Caps = Readonly<Record<string, number | undefined>>;

/** From the narrowest span to the widest: a cap wider than one after it never binds. */
const SPANS = ['perReceipt', 'perDay', 'perMonth', 'perMember'] as const;
const USES = ['perDay', 'perMonth', 'perMember', 'total'] as const;

export const findDeadCaps: Check = (checked) => [
  ...findEarningCaps(checked),
  ...findCapsOfRules(checked),
  ...findProgrammeCaps(checked),
];

const findCapsOfRules = eachRule((rule, at, { rules, programme }) => [
  ...spanFindings(rule, usesOf(rule), USES, (field) => at('limits', field)),
  ...(rule.kind === 'accrual-caps' ? spanFindings(rule, rule as unknown as Caps, SPANS, at) : []),
  ...(rule.kind === 'redemption' ? redemptionFindings(rule, at, programme.offline.receipt) : []),
  ...aboveReceiptCap(rule, at, rules),
  ...allotmentFindings(rule, at),
]);

const usesOf = ({ limits = {} }: AnyRule): Caps => ({ ...limits, allotment: undefined });

function spanFindings(
  rule: AnyRule,
  caps: Caps,
  spans: readonly string[],
  at: (field: string) => Finding['at'],
): Finding[] {
  return spans.flatMap((narrow, k) => {
    const wider = spans.slice(k + 1).find((span) => (caps[span] ?? Infinity) < (caps[narrow] ?? -1));
    return wider === undefined ? [] : [warning('cap.dead', at(narrow), { rule: rule.id, cap: narrow, by: wider })];
  });
}

function redemptionFindings(rule: AnyRule, at: (...keys: string[]) => Finding['at'], offline: number): Finding[] {
  const [perReceipt = Infinity, minPoints = 0, receiptBp] = ['perReceipt', 'minPoints', 'receiptBp'].map((field) =>
    numberIn(rule, field),
  );
  const perDay = (rule['perDay'] as { points?: number } | undefined)?.points ?? Infinity;
  const params = { rule: rule.id };
  return [
    ...(receiptBp === 0 || perReceipt === 0 || perDay === 0
      ? [error('redemption.never', at('receiptBp'), params)]
      : []),
    ...(minPoints > Math.min(perReceipt, perDay) ? [error('redemption.minAboveMost', at('minPoints'), params)] : []),
    ...(perDay < perReceipt && perReceipt < Infinity
      ? [warning('cap.dead', at('perReceipt'), { ...params, cap: 'perReceipt', by: 'perDay.points' })]
      : []),
    ...(offline > 0 && minPoints > offline ? [warning('redemption.neverOffline', at('minPoints'), params)] : []),
  ];
}

/** A cap of a rule above the cap of the receipt never binds; a gift above it is always cut. */
function aboveReceiptCap(
  rule: AnyRule,
  at: (...keys: string[]) => Finding['at'],
  rules: readonly AnyRule[],
): Finding[] {
  const most = Math.min(
    ...rules.filter(({ kind }) => kind === 'accrual-caps').map((caps) => numberIn(caps, 'perReceipt') ?? Infinity),
  );
  const gift = rule.kind === 'fixed-accrual' || rule.kind === 'quest' ? (numberIn(rule, 'points') ?? 0) : 0;
  return [
    ...((rule.maxPoints ?? 0) > most
      ? [warning('cap.dead', at('maxPoints'), { rule: rule.id, cap: 'maxPoints', by: 'accrual-caps.perReceipt' })]
      : []),
    ...(gift > most ? [warning('gift.cut', at('points'), { rule: rule.id, given: gift, most })] : []),
  ];
}

const findEarningCaps = eachRule((rule, at) =>
  rule.kind === 'accrual-caps'
    ? SPANS.filter((span) => rule[span] === 0).map((span) => error('cap.nothing', at(span), { rule: rule.id }))
    : [],
);

/** A till is given a part of a limit: without the limit there is nothing to give, and more than it goes to one till. */
function allotmentFindings({ id, limits }: AnyRule, at: (...keys: string[]) => Finding['at']): Finding[] {
  return (['total', 'budget'] as const).flatMap((cap) => {
    const [most, part] = [limits?.[cap], limits?.allotment?.[cap]];
    if (part === undefined) return [];
    const params = { rule: id, cap };
    if (most === undefined) return [error('allotment.noLimit', at('limits', 'allotment', cap), params)];
    return part > most ? [warning('allotment.aboveLimit', at('limits', 'allotment', cap), params)] : [];
  });
}

const findProgrammeCaps: Check = ({ programme: { maxShareBp, accrualBudget, accrualAllotment } }) => [
  ...(accrualAllotment !== undefined && accrualBudget === undefined
    ? [error('allotment.noAccrualBudget', ['accrualAllotment'])]
    : []),
  ...(maxShareBp === 0 ? [error('cap.noDiscount', ['maxShareBp'])] : []),
  ...(accrualBudget === 0 ? [error('cap.noPoints', ['accrualBudget'])] : []),
];
