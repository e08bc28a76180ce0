import type { MemberFacts } from '../changes/member-facts.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Programme } from '../programme/schema.ts';
import { counterKey, LIFE } from '../quote/counters.ts';
import type { Change } from '../quote/types.ts';

/**
 * Has the member used a rule oftener than it allows? Two tills that cannot ask each other may both give what is given
 * once. Pure. Source: loyalty-domain sections 9, 14.
 *
 * @param facts of the member with `changes` counted in
 */
export function isOverused(
  { mechanics }: Programme,
  { counters = [] }: MemberFacts,
  changes: readonly Change[],
): boolean {
  const limits = new Map(mechanics.map((rule) => [rule.id, (rule as CommonRule).limits]));
  return changes.some((change) => {
    if (change.kind !== 'counter' || change.scope !== 'member') return false;
    const value = counters.find(({ key }) => key === change.key)?.value ?? 0;
    return [...limits].some(([id, bounds]) => value > mostOf(id, bounds, change.key));
  });
}

function mostOf(ruleId: string, limits: CommonRule['limits'], key: string): number {
  const uses = counterKey.uses(ruleId, '');
  if (limits === undefined || !key.startsWith(uses)) return Infinity;
  const period = key.slice(uses.length);
  const { perMember = Infinity, perMonth = Infinity, perDay = Infinity } = limits;
  if (period === LIFE) return perMember;
  return period.length === '2026-11'.length ? perMonth : period.length === '2026-11-22'.length ? perDay : Infinity;
}
