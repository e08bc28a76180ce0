/** What a programme costs and brings, out of its sums. Kopecks and basis points. */
import { mulDiv } from '../money/mul-div.ts';
import type { Sales, Tally } from './tally.ts';

export interface KeyFigures {
  /** Discounts and what points took off: gone from the till. */
  cost: number;
  /** What the points alive at the end would take off, less debt, never below 0. */
  liability: number;
  /** cost of the sales at list prices; null without sales. */
  costShareBp: number | null;
  /** At list prices and as it was paid; negative when goods cost more than they brought. */
  marginBefore: number;
  marginAfter: number;
  marginBeforeBp: number | null;
  /** Of what was paid. */
  marginAfterBp: number | null;
  /** Redeemed for good of all issued; null when nothing was issued. */
  redeemedBp: number | null;
  /** Breakage: lapsed of all issued. */
  lapsedBp: number | null;
  /** Receipts with a redemption of those that could have one. */
  redeemingBp: number | null;
  /** Sales with a member of all, at list prices. */
  memberSalesBp: number | null;
  /**
   * By how much sales must grow for the margin to be what it was without the programme, rounded up; null when no growth
   * pays it back, for each sale loses.
   */
  breakEvenBp: number | null;
  /** The same if the points alive are all redeemed some day. */
  breakEvenWithLiabilityBp: number | null;
}

export function keyFigures(tally: Tally, pointValue: number): KeyFigures {
  const { all, members, points, alive, debt } = tally;
  const cost = costOf(all);
  const liability = worthOf(alive - debt, pointValue);
  const marginBefore = all.gross - all.goodsCost;
  const marginAfter = all.paid - all.goodsCost;
  return {
    cost,
    liability,
    costShareBp: shareBp(cost, all.gross),
    marginBefore,
    marginAfter,
    marginBeforeBp: shareBp(marginBefore, all.gross),
    marginAfterBp: shareBp(marginAfter, all.paid),
    redeemedBp: shareBp(points.redeemed - points.givenBack, points.issued),
    lapsedBp: shareBp(points.lapsed, points.issued),
    redeemingBp: shareBp(tally.redeeming, tally.redeemable),
    memberSalesBp: shareBp(members.gross, all.gross),
    breakEvenBp: growthBp(cost, marginAfter),
    breakEvenWithLiabilityBp: growthBp(cost + liability, marginAfter - liability),
  };
}

export const costOf = ({ discounts, redeemedMoney }: Pick<Sales, 'discounts' | 'redeemedMoney'>): number =>
  discounts + redeemedMoney;

/** Kopecks of so many hundredths of a point; a debt is worth nothing. */
export const worthOf = (points: number, pointValue: number): number =>
  mulDiv(Math.max(0, points), pointValue, 100, 'floor');

/** Half up by size; null of nothing. */
export function shareBp(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  const size = mulDiv(Math.abs(part), 10_000, whole, 'halfUp');
  return part < 0 ? 0 - size : size;
}

const growthBp = (cost: number, marginAfter: number): number | null =>
  cost === 0 ? 0 : marginAfter <= 0 ? null : mulDiv(Math.max(0, cost), 10_000, marginAfter, 'ceil');
