import { kopecks, points, quantity } from '../money/units.ts';
import type { Change } from '../quote/types.ts';
import { shareBetween } from './share.ts';
import type { CertificatePart, Quantities, ReturnQuote, ReturnedLine, SoldReceipt, SoldRule } from './types.ts';

/**
 * What goes back to the customer and what they give back. Pure; no rule runs again on goods kept.
 *
 * @param before quantities returned so far, by line number
 * @param now quantities returned now
 * @throws RangeError for goods that the receipt does not have (any more)
 */
export function quoteReturn(sold: SoldReceipt, before: Quantities, now: Quantities): ReturnQuote {
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
  const isWhole = parts.every(({ to, whole }) => to === whole) && parts.some(({ from, to }) => to > from);

  const taken = sold.lines.map(() => 0);
  for (const rule of sold.rules) {
    const [had, has] = [takenBy(rule, 'from'), takenBy(rule, 'to')];
    has.forEach((amount, at) => (taken[at]! += amount - had[at]!));
  }
  const lines = sold.lines.map((line, at): ReturnedLine => {
    const { from, to, whole } = parts[at]!;
    return {
      lineNo: line.lineNo,
      quantity: quantity(to - from),
      money: kopecks(shareBetween(line.net, from, to, whole)),
      pointsBack: points(shareBetween(line.redeemedPoints, from, to, whole)),
      pointsTaken: points(taken[at]!),
    };
  });
  return {
    lines,
    money: kopecks(sum(lines.map((line) => line.money))),
    tenders: tendersOf(sold, money('from'), money('to')),
    certificates: certificatesOf(sold, money('from'), money('to')),
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
    if (change.kind === 'couponUsed') return isWhole && change.isSingle ? [change] : [];
    if (change.kind !== 'counter' || change.onReturn === 'never') return [];
    const by = change.onReturn === 'whole' ? (isWhole ? change.by : 0) : goesBack(change);
    if (by === 0) return [];
    // A return moves no expiry: later receipts may have prolonged the counter.
    const { expiresAt: _, shares: _shares, ...rest } = change;
    return [{ ...rest, by: 0 - by }];
  }

  function fromOthers(change: Change): ReturnQuote['takenFromOthers'] {
    if (change.kind !== 'pointsTo') return [];
    const { ruleId, memberId } = change;
    const amount = points(byMoney(change.amount));
    return amount === 0 ? [] : [{ ruleId, memberId, amount }];
  }

  /** The share of the money that goes back. */
  function byMoney(total: number): number {
    const paid = sum(sold.lines.map(({ net }) => net));
    return paid > 0 ? shareBetween(total, money('from'), money('to'), paid) : isWhole ? total : 0;
  }

  /** By the goods that counted, or by money where the counter is of the whole receipt. */
  function goesBack({ by, shares }: Change & { kind: 'counter' }): number {
    if (shares === undefined) return byMoney(by);
    return sum(shares.map((share, at) => shareBetween(share, parts[at]!.from, parts[at]!.to, parts[at]!.whole)));
  }
}

/**
 * Certificate, then card, each by its cumulative share of what is left of the receipt; cash takes the rest. No step takes
 * from a tender or gives it what it never paid, as shares of the whole receipt would: their floors part by a kopeck.
 */
function tendersOf({ lines, tenders }: SoldReceipt, from: number, to: number): ReturnQuote['tenders'] {
  const total = sum(lines.map(({ net }) => net));
  const left = (returned: number) => returned - shareBetween(tenders.certificate, 0, returned, total);
  const certificate = to - from - (left(to) - left(from));
  const card = shareBetween(tenders.card, left(from), left(to), left(total));
  return { certificate: kopecks(certificate), card: kopecks(card), cash: kopecks(to - from - certificate - card) };
}

/** The certificates' part as it grows fills one after the other, so that each gets back exactly what it paid. */
function certificatesOf({ lines, tenders, certificates }: SoldReceipt, from: number, to: number): CertificatePart[] {
  const total = sum(lines.map(({ net }) => net));
  const filledBy = (money: number) => shareBetween(tenders.certificate, 0, money, total);
  const [before, after] = [filledBy(from), filledBy(to)];
  let start = 0;
  return certificates.flatMap(({ number, amount }) => {
    const end = start + amount;
    const part = Math.max(0, Math.min(after, end) - Math.max(before, start));
    start = end;
    return part === 0 ? [] : [{ number, amount: kopecks(part) }];
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
