/**
 * Stage 0: why a rule stays out of a receipt before it looks at any goods. Each condition a rule names is compiled once
 * into a gate; a rule that names none costs nothing. Source: loyalty-domain section 4.
 */
import type { Note } from '../mechanics/note.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Terms } from '../programme/terms.ts';
import type { Draft } from '../quote/draft.ts';
import { audienceGates } from './audience.ts';
import { limitGates } from './limits.ts';
import { tenderGates } from './tender.ts';
import { whereGates } from './where.ts';
import { windowGates } from './window.ts';

/** What a skip opens its code with. */
export type Family = 'discount' | 'redeem' | 'accrue' | 'reward';

/** The reason to stay away, or null. */
export type Gate = (draft: Draft) => Note | null;

/** Tells a condition that is not met. */
export type Refuse = (reason: string, params?: Note['params'], amount?: number | null) => Note;

export function compileGates(rule: CommonRule, terms: Terms, family: Family): readonly Gate[] {
  const refuse: Refuse = (reason, params = {}, amount = null) => ({
    code: `${family}.skipped.${reason}`,
    amount,
    params,
  });
  return [
    ...audienceGates(rule, terms, refuse),
    ...whereGates(rule, refuse),
    ...windowGates(rule, refuse),
    ...tenderGates(rule, refuse),
    ...limitGates(rule, refuse),
  ];
}

/** The first reason to stay away, or null. */
export function findRefusal(gates: readonly Gate[], draft: Draft): Note | null {
  for (const gate of gates) {
    const refusal = gate(draft);
    if (refusal !== null) return refusal;
  }
  return null;
}
