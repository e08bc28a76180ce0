import { kopecks, points, quantity } from '../money/units.ts';
import { endedTerm, unusedShare } from '../memberships/give-back.ts';
import type { Instant } from '../money/units.ts';
import type { Change } from '../quote/types.ts';
import { shareBetween } from './share.ts';
import { partOf } from './tenders.ts';
import type { Quantities, ReturnQuote, ReturnedLine, SoldReceipt, SoldRule } from './types.ts';

/**
 * What goes back to the customer and what they give back. Pure; no rule runs again on goods kept.
 *
 * @param before quantities returned so far, by line number
 * @param now quantities returned now
 * @param unusedAt instant at which memberships that come back are worth their unused days; null = the whole price, as goods
 * @throws RangeError for goods that the receipt does not have (any more)
 */
export function quoteReturn(
  sold: SoldReceipt,
  before: Quantities,
  now: Quantities,
  unusedAt: Instant | null = null,
): ReturnQuote {
  const parts = sold.lines.map((line) => {
    const from = before[line.lineNo] ?? 0;
    const to = from + (now[line.lineNo] ?? 0);
    if (from < 0 || to < from || to > line.quantity)
      throw new RangeError(`line ${line.lineNo}: not so many left to return`);
    return { from, to, whole: line.quantity };
  });
  for (const lineNo of Object.keys(now)) {
    if (!sold.lines.some((line) => line.lineNo === Number(lineNo))) throw new RangeError(`no line ${lineNo}`);
  }
  const of = (total: number, at: number, which: 'from' | 'to') =>
    shareBetween(total, 0, parts[at]![which], parts[at]!.whole);
  const money = (which: 'from' | 'to') => sum(sold.lines.map((line, at) => of(line.net, at, which)));
  const paid = sum(sold.lines.map(({ net }) => net));
  const memberships = sold.changes.filter((change) => change.kind === 'membership');
  const isWhole = parts.every(({ to, whole }) => to === whole) && parts.some(({ from, to }) => to > from);

  const taken = sold.lines.map(() => 0);
  for (const rule of sold.rules) {
    const [had, has] = [takenBy(rule, 'from'), takenBy(rule, 'to')];
    has.forEach((amount, at) => (taken[at]! += amount - had[at]!));
  }
  const lines = sold.lines.map((line, at): ReturnedLine => {
    const { from, to } = parts[at]!;
    return {
      lineNo: line.lineNo,
      quantity: quantity(to - from),
      money: kopecks(worthOf(line.net, at)),
      pointsBack: points(worthOf(line.redeemedPoints, at)),
      pointsTaken: points(taken[at]!),
    };
  });
  const { tenders: paidBy, certificates: paidWith } = sold;
  const full = partOf({ total: paid, tenders: paidBy, certificates: paidWith }, money('from'), money('to'));
  const given = sum(lines.map((line) => line.money));
  const { tenders, certificates } = given === full.total ? full : partOf(full, 0, given);
  return {
    lines,
    money: kopecks(given),
    tenders,
    certificates,
    pointsBack: points(sum(lines.map((line) => line.pointsBack))),
    pointsTaken: points(sum(taken)),
    changes: sold.changes.flatMap((change) => turnRound(change)),
    takenFromOthers: sold.changes.flatMap((change) => fromOthers(change)),
    isWhole,
  };

  /** Points of a rule that are taken back by line once so much has been returned. */
  function takenBy({ shares, clawback, qualifiedBy }: SoldRule, which: 'from' | 'to'): readonly number[] {
    const keptOf = (counts: readonly number[]) => sum(counts.map((count, at) => count - of(count, at, which)));
    // Without a threshold the points stay until nothing of the receipt is kept.
    const isGone = parts.every((part) => part[which] === part.whole);
    const isUnqualified =
      qualifiedBy !== null &&
      (keptOf(qualifiedBy.sums) < qualifiedBy.amount || keptOf(qualifiedBy.quantities) < qualifiedBy.quantity);
    const isLost = clawback === 'whenUnqualified' && (isGone || isUnqualified);
    return isLost ? shares : shares.map((share, at) => (clawback === 'whenUnqualified' ? 0 : of(share, at, which)));
  }

  function turnRound(change: Change): Change[] {
    if (change.kind === 'membership') return ended(change);
    if (change.kind === 'couponUsed') return isWhole && change.isSingle ? [change] : [];
    if (change.kind !== 'counter' || change.onReturn === 'never') return [];
    const by = change.onReturn === 'whole' ? (isWhole ? change.by : 0) : goesBack(change);
    if (by === 0) return [];
    // A return moves no expiry: later receipts may have prolonged the counter.
    const { expiresAt: _, shares: _shares, ...rest } = change;
    return [{ ...rest, by: 0 - by }];
  }

  function ended(change: Change & { kind: 'membership' }): Change[] {
    const { ruleId, membershipId, lineNo } = change;
    const part = parts[sold.lines.findIndex((line) => line.lineNo === lineNo)]!;
    const term = endedTerm(change, part, sold.terms.zone);
    return term === null ? [] : [{ kind: 'membershipEnded', ruleId, membershipId, ...term }];
  }

  function fromOthers(change: Change): ReturnQuote['takenFromOthers'] {
    if (change.kind !== 'pointsTo') return [];
    const { ruleId, memberId } = change;
    const amount = points(byMoney(change.amount));
    return amount === 0 ? [] : [{ ruleId, memberId, amount }];
  }

  /** The share of a line that goes back, of a membership given back in its term what the shop offers. */
  function worthOf(whole: number, at: number): number {
    const part = parts[at]!;
    const bought = unusedAt === null ? [] : memberships.filter(({ lineNo }) => lineNo === sold.lines[at]!.lineNo);
    if (unusedAt === null || bought.length === 0) return shareBetween(whole, part.from, part.to, part.whole);
    return unusedShare(whole, part, bought, unusedAt, sold.terms.zone);
  }

  /** The share of the money that goes back. */
  function byMoney(amount: number): number {
    return paid > 0 ? shareBetween(amount, money('from'), money('to'), paid) : isWhole ? amount : 0;
  }

  /** By the goods that counted, or by money where the counter is of the whole receipt. */
  function goesBack({ by, shares }: Change & { kind: 'counter' }): number {
    if (shares === undefined) return byMoney(by);
    return sum(shares.map((share, at) => shareBetween(share, parts[at]!.from, parts[at]!.to, parts[at]!.whole)));
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
