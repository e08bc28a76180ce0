import { points } from '../../loyalty/index.ts';
import type { Instant, Kopecks, Points, Quote } from '../../loyalty/index.ts';

/** What a receipt does to the account of its customer. */
export interface PointsOutcome {
  redeemed: Points;
  redeemedMoney: Kopecks;
  earned: Points;
  /** null when they can be spent at once, or nothing was earned */
  earnedFrom: Instant | null;
  /** available once the receipt is done */
  balance: Points;
}

export function pointsOutcome({ now, balance, redemption, accrual }: Quote): PointsOutcome | null {
  if (balance === null) return null;
  const isDelayed = accrual.activatesAt !== null && accrual.activatesAt > now;
  const atOnce = isDelayed ? 0 : Math.max(0, accrual.total - balance.debt);
  return {
    redeemed: redemption.redeemed,
    redeemedMoney: redemption.money,
    earned: accrual.total,
    earnedFrom: isDelayed ? accrual.activatesAt : null,
    balance: points(balance.available - redemption.redeemed + atOnce),
  };
}
