import type { ReturnContext } from './return-context.ts';

/** Counters of the whole programme go down; a single code works again inside its term. */
export function turnRoundForAll({ books, back, programmeId }: ReturnContext): void {
  for (const change of back.claim.changes) {
    if (change.kind === 'counter' && change.scope === 'programme' && programmeId !== null) {
      books.programmeCounterChanges.push({ programmeId, key: change.key, by: change.by });
    }
    if (change.kind === 'couponUsed') giveBackCode(books, change.code);
  }
}

function giveBackCode(books: ReturnContext['books'], code: string): void {
  const coupon = books.coupons.get(code);
  if (coupon === undefined || (coupon.to !== null && coupon.to <= books.now)) return;
  if (coupon.usesLeft !== null) coupon.usesLeft += 1;
  if (coupon.state === 'used') coupon.state = 'issued';
  books.changedCoupons.add(coupon);
}
