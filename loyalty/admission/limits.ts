/** How often a rule may still give something: counters come in as data. Source: loyalty-domain sections 4, 9. */
import { anniversaryYear, birthdayYear } from './occasion.ts';
import type { Audience, CommonRule } from '../programme/rule.ts';
import { countOf, counterKey, LIFE, roomOf } from '../quote/counters.ts';
import type { Draft } from '../quote/draft.ts';
import type { Change } from '../quote/types.ts';
import type { Gate, Refuse } from './admission.ts';

export function limitGates({ id, limits }: CommonRule, refuse: Refuse): Gate[] {
  if (limits === undefined) return [];
  const gates: Gate[] = [];
  const { perDay, perMonth, perMember, total, budget } = limits;
  if (perDay !== undefined || perMonth !== undefined || perMember !== undefined) {
    gates.push(({ customer }) => (customer === null ? refuse('noCustomer') : null));
  }
  const limit = (most: number | undefined, periodOf: (draft: Draft) => string, reason: string) => {
    if (most === undefined) return;
    gates.push((draft) =>
      countOf(draft, 'member', counterKey.uses(id, periodOf(draft))) < most ? null : refuse(reason, { most }),
    );
  };
  limit(perDay, ({ clock }) => clock.date, 'usedToday');
  limit(perMonth, ({ clock }) => clock.month, 'usedThisMonth');
  limit(perMember, () => LIFE, 'usedUp');
  /** Of everyone together, or of this till while the centre does not answer. */
  const shared = (most: number | undefined, key: string, reason: string) => {
    if (most === undefined) return;
    gates.push((draft) => {
      if (roomOf(draft, key, most) > 0) return null;
      return refuse(countOf(draft, 'programme', key) < most ? 'allotment' : reason);
    });
  };
  shared(total, counterKey.total(id), 'allGone');
  shared(budget, counterKey.budget(id), 'budget');
  return gates;
}

/** What the rule may still give, kopecks or hundredths of a point; Infinity without a budget. */
export function budgetLeft(draft: Draft, { id, limits }: Pick<CommonRule, 'id' | 'limits'>): number {
  if (limits?.budget === undefined) return Infinity;
  return roomOf(draft, counterKey.budget(id), limits.budget);
}

const NO_CHANGES: readonly Change[] = [];

/** One use of a rule that gave `amount` (kopecks or points), in every counter its limits look at. */
export function usesOf({ id, limits, audience }: CommonRule, draft: Draft, amount: number): readonly Change[] {
  if (limits === undefined && typeof audience !== 'object') return NO_CHANGES;
  const use = (scope: 'member' | 'programme', key: string, by = 1, onReturn: 'whole' | 'share' = 'whole'): Change => ({
    kind: 'counter',
    scope,
    key,
    by,
    onReturn,
  });
  const changes: Change[] = [];
  if (limits?.perDay !== undefined) changes.push(use('member', counterKey.uses(id, draft.clock.date)));
  if (limits?.perMonth !== undefined) changes.push(use('member', counterKey.uses(id, draft.clock.month)));
  if (limits?.perMember !== undefined) changes.push(use('member', counterKey.uses(id, LIFE)));
  if (limits?.total !== undefined) changes.push(use('programme', counterKey.total(id)));
  if (limits?.budget !== undefined) changes.push(use('programme', counterKey.budget(id), amount, 'share'));
  const year = typeof audience === 'object' ? occasionYear(draft, audience) : null;
  if (year !== null) changes.push(use('member', counterKey.uses(id, `y${year}`)));
  return changes;
}

/** A birthday or anniversary is used once a year. */
function occasionYear(draft: Draft, { birthday, anniversary }: Audience): number | null {
  if (birthday !== undefined) return birthdayYear(draft, birthday);
  return anniversary === undefined ? null : anniversaryYear(draft, anniversary);
}
