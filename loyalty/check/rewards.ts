/** Rewards that nobody can come to, and efforts that bring none. */
import { eachRule, error, nameIn, numberIn, warning } from './finding.ts';
import type { AnyRule, Check } from './finding.ts';

export const findEmptyRewards: Check = (checked) => [
  ...findMisfitRewards(checked),
  ...findNothingGiven(checked),
  ...findUselessPoints(checked),
];

const findMisfitRewards = eachRule((rule, at, { rules }) => {
  const target = rules.find(({ id }) => id === nameIn(rule, 'couponRule'));
  const card = rules.find(({ id, kind }) => kind === 'stamps' && id === nameIn(rule, 'stamps'));
  const params = { rule: rule.id };
  return [
    ...(target !== undefined && target.coupon?.isSingle !== true
      ? [error('coupon.notSingle', at('couponRule'), { ...params, id: target.id })]
      : []),
    ...(card !== undefined && card['goal'] !== rule['goal']
      ? [warning('stamps.otherGoal', at('goal'), { ...params, id: card.id, goal: numberIn(card, 'goal') ?? 0 })]
      : []),
    ...(rule.kind === 'stamps' && !rules.some((each) => nameIn(each, 'stamps') === rule.id)
      ? [warning('stamps.noReward', at('id'), params)]
      : []),
    ...(rule.kind === 'membership-sale' && !isMembershipUsed(rules, nameIn(rule, 'membership')!)
      ? [warning('membership.unused', at('membership'), { ...params, id: nameIn(rule, 'membership')! })]
      : []),
  ];
});

const isMembershipUsed = (rules: readonly AnyRule[], membership: string): boolean =>
  rules.some(({ audience }) => typeof audience === 'object' && audience.memberships?.includes(membership) === true);

/** Kinds whose reward is optional in the document, and the fields one of which gives it. */
const GIVEN_BY: Readonly<Record<string, readonly string[]>> = {
  quest: ['points', 'tokens'],
  'event-accrual': ['points', 'rateBp', 'segment'],
  referral: ['points', 'rateBp', 'rateByTierBp'],
  'percent-accrual': ['rateBp', 'rateByTierBp'],
  'item-percent-discount': ['rateBp', 'rateByTierBp'],
  'receipt-percent-discount': ['rateBp', 'rateByTierBp'],
  'item-amount-discount': ['amount'],
  'receipt-amount-discount': ['amount'],
  'fixed-accrual': ['points'],
};

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === 0 ||
  (typeof value === 'object' && value !== null && Object.values(value).every((each) => each === 0));

const MULTIPLIED = ['percent-accrual', 'scale-accrual'];

const findNothingGiven = eachRule((rule, at, { rules }) => {
  const fields = GIVEN_BY[rule.kind];
  const givesNothing = fields?.every((field) => isNothing(rule[field])) === true;
  const multipliesNothing = rule.kind === 'accrual-multiplier' && !rules.some(({ kind }) => MULTIPLIED.includes(kind));
  return [
    ...(givesNothing ? [error('rule.givesNothing', at('kind'), { rule: rule.id })] : []),
    ...(multipliesNothing ? [error('multiplier.nothing', at('kind'), { rule: rule.id })] : []),
  ];
});

const EARNS = ['percent-accrual', 'step-accrual', 'scale-accrual', 'fixed-accrual', 'event-accrual', 'referral'];
const SPENDS = ['redemption', 'points-price', 'points-voucher'];

/** Points that can be earned and spent on nothing. */
const findUselessPoints: Check = ({ rules, programme: { donations } }) => {
  const isSpent = donations !== undefined || rules.some(({ kind }) => SPENDS.includes(kind));
  const earning = rules.findIndex(({ kind }) => EARNS.includes(kind));
  return isSpent || earning < 0
    ? []
    : [warning('points.useless', ['mechanics', earning], { rule: rules[earning]!.id })];
};
