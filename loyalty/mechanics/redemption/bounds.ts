/** Every bound on a redemption, each turned into points. Source: loyalty-domain sections 8 and 14. */
import { mulDiv } from '../../money/mul-div.ts';
import { counterOf } from '../../quote/counters.ts';
import { isClosed, roomOf, spendable, sumOver } from '../../quote/draft.ts';
import { shareLeft } from '../../quote/limit-discount.ts';
import type { Draft } from '../../quote/draft.ts';
import type { BalanceQuote, CustomerSnapshot, PeriodCounter, RedemptionBound } from '../../quote/types.ts';
import type { LinesOf } from '../mechanic.ts';
import type { RedemptionRule } from './schema.ts';

export interface Bound {
  id: RedemptionBound;
  /** Hundredths of a point; Infinity = no such bound now. */
  points: number;
}

/** A rule with what was compiled of it. */
export interface PreparedRedemption {
  rule: RedemptionRule;
  goods: LinesOf;
  categoryCaps: readonly { goods: LinesOf; bp: number }[];
  /** Kopecks per point. */
  pointValue: number;
  maxSnapshotAgeMs: number;
}

/** The goods that take points, in kopecks; the arrays are parallel. */
export interface Takers {
  lines: readonly number[];
  left: readonly number[];
  caps: readonly number[];
  /** What the percent is taken of and the minimum purchase compared with. */
  basis: number;
}

export interface Member {
  customer: CustomerSnapshot;
  balance: BalanceQuote;
}

/** The rule's goods, less those that a discount keeps from taking points. */
export function takingLines(draft: Draft, { goods }: PreparedRedemption): readonly number[] {
  return goods(draft).filter((line) => !draft.takesNoPoints[line]!);
}

/** A line at its floor takes nothing and does not count into the basis. */
export function findTakers(draft: Draft, prepared: PreparedRedemption): Takers {
  const { rule, categoryCaps } = prepared;
  const lines = takingLines(draft, prepared).filter((line) => roomOf(draft, line) > 0);
  const lineBp = draft.lines.map(() => 10_000);
  for (const cap of categoryCaps) {
    for (const line of cap.goods(draft)) lineBp[line] = Math.min(lineBp[line]!, cap.bp);
  }
  const left = lines.map((line) => draft.left[line]!);
  return {
    lines,
    left,
    caps: lines.map((line, k) => Math.min(roomOf(draft, line), mulDiv(left[k]!, lineBp[line]!, 10_000, 'floor'))),
    basis: rule.basis === 'receipt' ? sumAll(draft.left) : sumOver(draft.left, lines),
  };
}

/** The bounds in the order in which they are named when several are equal. */
export function computeBounds(
  draft: Draft,
  { customer }: Member,
  takers: Takers,
  { rule, pointValue, maxSnapshotAgeMs }: PreparedRedemption,
): Bound[] {
  const inPoints = (money: number) => mulDiv(money, 100, pointValue, 'floor');
  const leftInPoints = (money: number) => (money === Infinity ? Infinity : inPoints(money));
  const zeroIf = (isBound: boolean) => (isBound ? 0 : Infinity);
  const { offline } = draft.context;
  const grants = offline?.grants ?? 0;
  const isStale = offline !== null && offline.snapshotAgeMs > maxSnapshotAgeMs;
  const withGrants = (quota: number | undefined) =>
    quota === undefined ? Infinity : grants + (isStale ? 0 : Math.max(0, quota));
  return [
    { id: 'blocked', points: zeroIf(isClosed(customer)) },
    { id: 'minPurchase', points: zeroIf(takers.basis < (rule.minPurchase ?? 0)) },
    { id: 'discounted', points: zeroIf(draft.prepared.programme.pointsExclusive === true && draft.applied.length > 0) },
    { id: 'balance', points: spendable(draft) },
    { id: 'perDay', points: leftOf(rule.perDay, () => counterOf(draft, 'day')) },
    { id: 'perMonth', points: leftOf(rule.perMonth, () => counterOf(draft, 'month')) },
    { id: 'offlineStale', points: isStale ? grants : Infinity },
    { id: 'offlineReceipt', points: withGrants(offline?.receiptLeft) },
    { id: 'offlineCard', points: withGrants(offline?.cardLeft) },
    { id: 'offlineTill', points: withGrants(offline?.tillLeft) },
    { id: 'lines', points: inPoints(sumAll(takers.caps)) },
    { id: 'receiptPercent', points: inPoints(mulDiv(takers.basis, rule.receiptBp, 10_000, 'floor')) },
    { id: 'minMoney', points: inPoints(Math.max(0, sumAll(draft.left) - (rule.minMoney ?? 0))) },
    { id: 'totalShare', points: leftInPoints(shareLeft(draft)) },
    { id: 'perReceipt', points: perReceipt(rule, customer) },
  ];
}

/** The first bound that attains the minimum. */
export function tightest(bounds: readonly Bound[]): Bound {
  return bounds.reduce((least, bound) => (bound.points < least.points ? bound : least));
}

function leftOf(cap: RedemptionRule['perDay'], counter: () => PeriodCounter): number {
  if (cap === undefined) return Infinity;
  const { redeemed, redemptions } = counter();
  if (redemptions >= (cap.redemptions ?? Infinity)) return 0;
  return Math.max(0, (cap.points ?? Infinity) - redeemed);
}

function perReceipt(rule: RedemptionRule, customer: CustomerSnapshot): number {
  return Math.min(rule.perReceipt ?? Infinity, rule.perReceiptBy?.[customer.identifiedBy] ?? Infinity);
}

export const sumAll = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
