/** The life of a single code as receipts and returns move it. Source: loyalty-domain sections 7 and 12. */
import { kopecks } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { Change, Coupon } from '../quote/types.ts';

type Used = Pick<Change & { kind: 'couponUsed' }, 'keeps'>;

/** The coupon after a use: one that keeps its rest is used up when nothing of its value is left. */
export function spendCoupon(coupon: Coupon, { keeps }: Used): Coupon {
  if (keeps === undefined) return countUse(coupon);
  const worth = coupon.faceValue ?? keeps.taken + keeps.rest;
  const faceValue = kopecks(Math.max(0, worth - keeps.taken));
  return faceValue > 0 ? { ...coupon, faceValue } : countUse({ ...coupon, faceValue });
}

function countUse(coupon: Coupon): Coupon {
  const usesLeft = coupon.usesLeft === null ? null : Math.max(0, coupon.usesLeft - 1);
  return { ...coupon, usesLeft, state: usesLeft === 0 ? 'used' : coupon.state };
}

/** The coupon after the whole receipt was returned: it works again, inside its term. */
export function restoreCoupon(coupon: Coupon, { keeps }: Used, now: Instant): Coupon {
  if (coupon.to !== null && coupon.to <= now) return coupon;
  if (keeps === undefined) return uncountUse(coupon);
  const restored = { ...coupon, faceValue: kopecks((coupon.faceValue ?? 0) + keeps.taken) };
  return coupon.faceValue === 0 ? uncountUse(restored) : restored;
}

function uncountUse(coupon: Coupon): Coupon {
  const usesLeft = coupon.usesLeft === null ? null : coupon.usesLeft + 1;
  return { ...coupon, usesLeft, state: coupon.state === 'used' ? 'issued' : coupon.state };
}
