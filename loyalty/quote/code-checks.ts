import type { Note } from '../mechanics/note.ts';
import type { PreparedRule } from '../programme/prepare.ts';
import { allottedOf, countOf, counterKey } from './counters.ts';
import type { Draft } from './draft.ts';
import type { Coupon, EnteredCode } from './types.ts';

/** Why a code is not even tried, or null. Source: loyalty-domain sections 7, 14. */
export function refuseCode(draft: Draft, rule: PreparedRule, entered: EnteredCode): Note | null {
  const { id, common } = rule;
  const { isSingle = false, minPurchase = 0, perCode = Infinity } = common.coupon ?? {};
  const coupon = entered.coupon ?? null;
  const reason = coupon === null ? (isSingle ? 'unknown' : null) : findFault(coupon, draft);
  if (reason !== null) return refusal(reason);
  if (coupon === null && countOf(draft, 'programme', counterKey.code(id, entered.code)) >= perCode)
    return refusal('allGone');
  if (draft.context.offline !== null && limitsOn(rule, entered).some((key) => allottedOf(draft, key) <= 0))
    return refusal('offline');
  const rest = minPurchase - draft.left.reduce((sum, amount) => sum + amount, 0);
  return rest > 0 ? refusal('minPurchase', rest, { sum: minPurchase, rest }) : null;
}

/** The counters that bound the uses of a code: offline each must have been set aside for this till. */
function limitsOn({ id, common }: PreparedRule, { code, coupon = null }: EnteredCode): string[] {
  const { total, budget } = common.limits ?? {};
  return [
    ...(coupon !== null ? [counterKey.coupon(code)] : []),
    ...(coupon === null && common.coupon?.perCode !== undefined ? [counterKey.code(id, code)] : []),
    ...(total !== undefined ? [counterKey.total(id)] : []),
    ...(budget !== undefined ? [counterKey.budget(id)] : []),
  ];
}

function findFault({ state, usesLeft, from, to, ownerId }: Coupon, { customer, context: { now } }: Draft) {
  if (state === 'used' || usesLeft === 0) return 'used';
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'lapsed' || (to !== null && to <= now)) return 'lapsed';
  if (from > now) return 'early';
  return ownerId !== null && ownerId !== customer?.id ? 'owner' : null;
}

function refusal(reason: string, amount: number | null = null, params: Note['params'] = {}): Note {
  return { code: `coupon.refused.${reason}`, amount, params };
}
