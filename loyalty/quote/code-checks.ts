import type { PreparedRule } from '../programme/prepare.ts';
import type { Draft } from './draft.ts';
import type { EnteredCode } from './types.ts';

/** Why a code is not even tried, or null. Source: loyalty-domain sections 7, 14. */
export function refuseCode(draft: Draft, { id, common }: PreparedRule, { coupon = null }: EnteredCode): string | null {
  const { isSingle = false, minPurchase } = common.coupon ?? {};
  const { customer, context } = draft;
  if (isSingle && coupon === null) return 'coupon.refused.unknown';
  if (coupon !== null) {
    if (coupon.state === 'used' || coupon.usesLeft === 0) return 'coupon.refused.used';
    if (coupon.state === 'withdrawn') return 'coupon.refused.withdrawn';
    if (coupon.state === 'lapsed' || (coupon.to !== null && coupon.to <= context.now)) return 'coupon.refused.lapsed';
    if (coupon.from > context.now) return 'coupon.refused.early';
    if (coupon.ownerId !== null && coupon.ownerId !== customer?.id) return 'coupon.refused.owner';
  }
  const isLimited = isSingle || common.limits?.total !== undefined || common.limits?.budget !== undefined;
  if (context.offline !== null && isLimited && (context.allotments?.[id] ?? 0) <= 0) return 'coupon.refused.offline';
  const left = draft.left.reduce((sum, amount) => sum + amount, 0);
  return minPurchase !== undefined && left < minPurchase ? 'coupon.refused.minPurchase' : null;
}
