import { restoreCoupon } from '../../loyalty/index.ts';
import type { Change } from '../../loyalty/index.ts';
import { countForAll } from '../ledger/books.ts';
import type { ReturnContext } from './return-context.ts';

/** Counters of the whole programme go down; a single code works again inside its term. */
export function turnRoundForAll({ books, back, programmeId }: ReturnContext): void {
  for (const change of back.claim.changes) {
    if (change.kind === 'counter' && change.scope === 'programme' && programmeId !== null) {
      countForAll(books, { programmeId, key: change.key, by: change.by, drawn: 0 });
    }
    if (change.kind === 'couponUsed') giveBackCode(books, change);
  }
}

function giveBackCode(books: ReturnContext['books'], used: Change & { kind: 'couponUsed' }): void {
  const coupon = books.coupons.get(used.code);
  if (coupon === undefined) return;
  Object.assign(coupon, restoreCoupon(coupon, used, books.now));
  books.changedCoupons.add(coupon);
}
