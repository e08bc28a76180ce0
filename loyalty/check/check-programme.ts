/** What a valid document says that its author cannot have meant. */
import { foldCode } from '../codes/fold-code.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Programme } from '../programme/schema.ts';

export interface Finding {
  severity: 'error' | 'warning';
  code: FindingCode;
  /** `mechanics[2].audience.tiers` */
  path: string;
  params: Readonly<Record<string, string | number>>;
}

export type FindingCode =
  | 'window.empty'
  | 'reference.unknown'
  | 'code.twice'
  | 'cap.dead'
  | 'discount.belowMinimum'
  | 'scale.startsLate'
  | 'experiment.tooMuch';

type Rule = CommonRule & Record<string, unknown>;

/** Errors first, then by place in the document. */
export function checkProgramme(programme: Programme): Finding[] {
  const rules = programme.mechanics.map((rule): Rule => ({ ...rule }));
  const findings = [
    ...rules.flatMap((rule, at) => [
      ...findEmptyWindow(rule, at),
      ...findUnknown(rule, at, programme, rules),
      ...findLateScale(rule, at),
      ...findGivenAway(rule, at, programme),
    ]),
    ...findRepeatedCodes(rules),
    ...findDeadCaps(rules),
    ...findFullExperiments(programme),
  ];
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

const finding = (
  severity: Finding['severity'],
  code: FindingCode,
  path: string,
  params: Finding['params'] = {},
): Finding => ({ severity, code, path, params });

function findEmptyWindow({ window, id }: Rule, at: number): Finding[] {
  const { from, to } = window ?? {};
  const isEmpty = from !== undefined && to !== undefined && to <= from;
  return isEmpty ? [finding('error', 'window.empty', `mechanics[${at}].window`, { rule: id })] : [];
}

/** Names of tiers, groups, experiments and rules that are nowhere in the document: the rule can never apply. */
function findUnknown(rule: Rule, at: number, programme: Programme, rules: readonly Rule[]): Finding[] {
  const audience = typeof rule.audience === 'object' ? rule.audience : {};
  const ids = (items: readonly { id: string }[] = []) => items.map(({ id }) => id);
  const memberships = rules.flatMap(({ membership }) => (typeof membership === 'string' ? [membership] : []));
  const named: [string, readonly string[], readonly string[]][] = [
    ['audience.tiers', audience.tiers ?? [], ids(programme.tiers)],
    ['audience.memberships', audience.memberships ?? [], memberships],
    ['audience.experiment', audience.experiment ? [audience.experiment.id] : [], ids(programme.experiments)],
    ['group', rule.group === undefined ? [] : [rule.group], ids(programme.groups)],
    ['incompatibleWith', rule.incompatibleWith ?? [], ids(rules)],
    ['couponRule', typeof rule['couponRule'] === 'string' ? [rule['couponRule']] : [], ids(rules)],
    ['stamps', typeof rule['stamps'] === 'string' ? [rule['stamps']] : [], ids(rules)],
  ];
  return named.flatMap(([field, wanted, known]) =>
    wanted
      .filter((id) => !known.includes(id))
      .map((id) => finding('error', 'reference.unknown', `mechanics[${at}].${field}`, { id })),
  );
}

function findRepeatedCodes(rules: readonly Rule[]): Finding[] {
  const owners = new Map<string, string>();
  return rules.flatMap(({ id, coupon }, at) =>
    (coupon?.codes ?? []).flatMap((code, k) => {
      const first = owners.get(foldCode(code));
      owners.set(foldCode(code), first ?? id);
      const path = `mechanics[${at}].coupon.codes[${k}]`;
      return first === undefined ? [] : [finding('error', 'code.twice', path, { code, rule: first })];
    }),
  );
}

/** A cap of a rule above the cap of the receipt never binds. */
function findDeadCaps(rules: readonly Rule[]): Finding[] {
  const perReceipt = rules.find(({ kind }) => kind === 'accrual-caps')?.['perReceipt'];
  if (typeof perReceipt !== 'number') return [];
  return rules.flatMap(({ maxPoints, id }, at) =>
    maxPoints !== undefined && maxPoints > perReceipt
      ? [finding('warning', 'cap.dead', `mechanics[${at}].maxPoints`, { rule: id })]
      : [],
  );
}

/** 100 % off without anything that keeps a price above zero. */
function findGivenAway({ id, kind, rateBp, maxAmount }: Rule, at: number, programme: Programme): Finding[] {
  const isWhole = kind.endsWith('percent-discount') && typeof rateBp === 'number' && rateBp >= 9_000;
  const isBounded = maxAmount !== undefined || programme.minUnitRemainder > 1 || programme.maxShareBp !== undefined;
  return isWhole && !isBounded
    ? [finding('warning', 'discount.belowMinimum', `mechanics[${at}].rateBp`, { rule: id, rate: rateBp })]
    : [];
}

/** A cumulative scale that gives a newcomer nothing is meant; one by volume usually begins at 0. */
function findLateScale({ id, kind, ...rule }: Rule, at: number): Finding[] {
  const steps = rule['steps'];
  if (kind !== 'scale-accrual' || !Array.isArray(steps)) return [];
  const [first] = steps as { from: number }[];
  return first !== undefined && first.from > 0
    ? [finding('warning', 'scale.startsLate', `mechanics[${at}].steps[0].from`, { rule: id, from: first.from })]
    : [];
}

function findFullExperiments({ experiments = [] }: Programme): Finding[] {
  return experiments.flatMap(({ id, groups }, at) => {
    const share = groups.reduce((sum, { shareBp }) => sum + shareBp, 0);
    return share > 10_000 ? [finding('error', 'experiment.tooMuch', `experiments[${at}].groups`, { id, share })] : [];
  });
}
