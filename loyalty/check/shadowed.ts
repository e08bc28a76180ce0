/** Rules that another rule, which always holds, leaves nothing to do. */
import { stageOf } from './groups.ts';
import { numberIn, warning } from './finding.ts';
import type { AnyRule, Check, Finding } from './finding.ts';

const CONDITIONS = ['audience', 'where', 'window', 'paidWith', 'limits', 'coupon', 'threshold', 'maxAmount', 'goods'];

/** Applies to every receipt and every piece of goods. */
const isUnconditional = (rule: AnyRule): boolean =>
  CONDITIONS.every((field) => rule[field] === undefined || rule[field] === 'everyone') && rule.skipDiscounted !== true;

export const findShadowed: Check = ({ rules, programme: { groups = [], exclusivePolicy, pointsExclusive } }) => [
  ...groups.flatMap(({ id, mode }) => {
    const members = rules.filter(({ group }) => group === id);
    return mode === 'all' ? [] : members.flatMap((rule) => shadowIn(members, rule, mode, rules));
  }),
  ...(exclusivePolicy === 'bestDeal' ? [] : findAlwaysAlone(rules)),
  ...(pointsExclusive === true ? findAlwaysDiscounted(rules) : []),
];

/** In `best` a larger percent of the same kind for all, in `first` any discount for all that runs before. */
function shadowIn(
  members: readonly AnyRule[],
  rule: AnyRule,
  mode: 'best' | 'first',
  rules: readonly AnyRule[],
): Finding[] {
  const by = members.find(
    (other) =>
      other !== rule &&
      stageOf(other) === stageOf(rule) &&
      isUnconditional(other) &&
      (mode === 'best'
        ? gives(other) >= gives(rule) && other.kind === rule.kind && !isTie(other, rule)
        : runsBefore(other, rule) && gives(other) > 0),
  );
  return by === undefined
    ? []
    : [warning('rule.shadowed', ['mechanics', rules.indexOf(rule), 'group'], { rule: rule.id, by: by.id })];
}

/** Two equal rules would shadow each other: the later one is named. */
const isTie = (other: AnyRule, rule: AnyRule): boolean =>
  isUnconditional(rule) && gives(other) === gives(rule) && runsBefore(rule, other);

/** The most a percent rule gives; rules of another kind cannot be compared. */
function gives(rule: AnyRule): number {
  const byTier = Object.values((rule['rateByTierBp'] ?? {}) as Record<string, number>);
  return rule.kind.endsWith('percent-discount') ? Math.max(numberIn(rule, 'rateBp') ?? 0, ...byTier) : -1;
}

const runsBefore = (a: AnyRule, b: AnyRule): boolean =>
  (a.priority ?? 100) < (b.priority ?? 100) || ((a.priority ?? 100) === (b.priority ?? 100) && a.id < b.id);

/** An exclusive discount for everyone at any time leaves no other discount alive. */
const findAlwaysAlone = (rules: readonly AnyRule[]): Finding[] =>
  rules.flatMap((rule, at) =>
    rule.exclusive === 'receipt' && isUnconditional(rule)
      ? [warning('exclusive.always', ['mechanics', at, 'exclusive'], { rule: rule.id })]
      : [],
  );

const findAlwaysDiscounted = (rules: readonly AnyRule[]): Finding[] =>
  rules
    .filter((rule) => isUnconditional(rule) && gives(rule) > 0)
    .map((rule) => warning('points.neverWithDiscount', ['pointsExclusive'], { rule: rule.id }));
