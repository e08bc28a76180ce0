/** Rules that live together: stack, best or first. Source: loyalty-domain section 5. */
import { meetsNothing } from '../programme/goods.ts';
import type { PreparedRule, Slot } from '../programme/prepare.ts';
import { admit } from './admit.ts';
import { apply } from './apply.ts';
import { applyWon, compete } from './compete.ts';
import type { Draft } from './draft.ts';
import { decideLimited } from './limit-discount.ts';

export function runSlot(draft: Draft, { mode, rules }: Slot): void {
  if (mode === 'all' || rules.length === 1) {
    for (const rule of rules) {
      if (isPassedBy(draft, rule)) draft.explanations.push(rule.passedBy!.told);
      else if (admit(draft, rule)) apply(draft, rule, decideLimited(draft, rule));
    }
    return;
  }
  const offers = rules
    .filter((rule) => admit(draft, rule))
    .map((rule) => ({ rule, outcome: decideLimited(draft, rule) }));
  compete(mode, offers).forEach((outcome, k) => applyWon(draft, { rule: offers[k]!.rule, outcome }));
}

/** None of its goods are here, and nothing else has been said about it. */
function isPassedBy(draft: Draft, { id, passedBy }: PreparedRule): boolean {
  if (passedBy === null || draft.alone !== null || draft.settled.includes(id)) return false;
  const { catalogue } = draft.prepared;
  for (const goods of passedBy.goods) if (!meetsNothing(catalogue, goods, draft.filed)) return false;
  return true;
}
