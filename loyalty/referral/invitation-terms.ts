import { referral } from '../mechanics/referral.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Programme } from '../programme/schema.ts';

/**
 * Whether it matters to a programme who brought a member: `never`, only before the `firstPurchase`, or at `anyTime`.
 * Pure. Source: loyalty-domain section 13.
 */
export function invitationTerms({ mechanics }: Programme): 'never' | 'firstPurchase' | 'anyTime' {
  const audiences = mechanics
    .map(({ kind, audience }: CommonRule) => ({ kind, audience: typeof audience === 'object' ? audience : undefined }))
    .filter(({ kind, audience }) => kind === referral.kind || audience?.invited === true);
  if (audiences.length === 0) return 'never';
  return audiences.every(({ audience }) => audience?.firstPurchase === true) ? 'firstPurchase' : 'anyTime';
}
