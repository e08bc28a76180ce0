/** Whom a rule is for. Source: loyalty-domain sections 1, 11, 13. */
import { groupOf } from '../experiments/experiment.ts';
import { anniversaryYear, birthdayYear } from './occasion.ts';
import type { Audience, CommonRule } from '../programme/rule.ts';
import type { Terms } from '../programme/terms.ts';
import { countOf, counterKey } from '../quote/counters.ts';
import type { Draft } from '../quote/draft.ts';
import type { CustomerSnapshot } from '../quote/types.ts';
import type { Gate, Refuse } from './admission.ts';

type Test = (customer: CustomerSnapshot, draft: Draft) => boolean;

export function audienceGates(rule: CommonRule, terms: Terms, refuse: Refuse): Gate[] {
  const { audience } = rule;
  if (audience === undefined || audience === 'everyone') return [];
  const member: Gate = (draft) => (draft.customer === null ? refuse('noCustomer') : null);
  if (audience === 'members') return [member];
  const gates = testsOf(audience, rule.id, terms).map(
    ([reason, test]): Gate =>
      (draft) =>
        test(draft.customer!, draft) ? null : refuse(reason),
  );
  return [member, ...gates];
}

function testsOf(audience: Audience, ruleId: string, terms: Terms): [reason: string, test: Test][] {
  const tests: [string, Test][] = [];
  const add = <K extends keyof Audience>(key: K, reason: string, make: (wanted: NonNullable<Audience[K]>) => Test) => {
    const wanted = audience[key];
    if (wanted !== undefined) tests.push([reason, make(wanted)]);
  };
  const has = (wanted: readonly string[], held: readonly string[] = []) => wanted.some((id) => held.includes(id));

  add(
    'members',
    'audience',
    (ids) =>
      ({ id }) =>
        ids.includes(id),
  );
  add(
    'tiers',
    'tier',
    (ids) =>
      (_, { tier }) =>
        tier !== null && ids.includes(tier.id),
  );
  add(
    'segments',
    'audience',
    (ids) =>
      ({ segments }) =>
        has(ids, segments),
  );
  add(
    'notSegments',
    'audience',
    (ids) =>
      ({ segments }) =>
        !has(ids, segments),
  );
  add(
    'memberships',
    'membership',
    (ids) =>
      ({ memberships = [] }, { context: { now } }) =>
        memberships.some(({ id, from, to }) => ids.includes(id) && from <= now && now < to),
  );
  add('offer', 'offer', (wanted) => ({ offers = [] }, { context: { now } }) => {
    const open = offers.some(
      (offer) =>
        offer.ruleId === ruleId && offer.isActivated && offer.from <= now && (offer.to === null || now < offer.to),
    );
    return open === wanted;
  });
  add('birthday', 'birthday', (around) => (_, draft) => {
    const year = birthdayYear(draft, around);
    return year !== null && isUnused(draft, ruleId, year);
  });
  add('anniversary', 'anniversary', (around) => (_, draft) => {
    const year = anniversaryYear(draft, around);
    return year !== null && isUnused(draft, ruleId, year);
  });
  add(
    'firstPurchase',
    'firstPurchase',
    (wanted) => (_, draft) => (countOf(draft, 'member', counterKey.receipts()) === 0) === wanted,
  );
  add(
    'invited',
    'invited',
    (wanted) =>
      ({ inviter = null }) =>
        (inviter !== null) === wanted,
  );
  add('experiment', 'audience', ({ id, group }) => {
    const experiment = terms.experiments?.find((each) => each.id === id);
    return (customer) => experiment !== undefined && groupOf(experiment, customer.id) === group;
  });
  return tests;
}

function isUnused(draft: Draft, ruleId: string, year: number): boolean {
  return countOf(draft, 'member', counterKey.uses(ruleId, `y${year}`)) === 0;
}
