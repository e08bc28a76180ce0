/** Coupons and promo codes in the order of entry, item coupons first. Source: loyalty-domain sections 4, 7. */
import type { PreparedRule } from '../programme/prepare.ts';
import type { Draft } from './draft.ts';
import type { EnteredCode } from './types.ts';

export function runCodes(_draft: Draft): void {}

/** The entered code that switches a rule on, or null. */
export function codeFor(_draft: Draft, _rule: PreparedRule): EnteredCode | null {
  return null;
}
