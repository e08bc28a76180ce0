import { kopecks } from '../money/units.ts';
import { shareBetween } from './share.ts';
import type { CertificatePart, SoldReceipt } from './types.ts';

/** A sum and what each way of payment had of it. */
export interface Paid extends Pick<SoldReceipt, 'tenders' | 'certificates'> {
  total: number;
}

/**
 * What goes back to each tender when the returned part of a sum grows. No step takes from a tender or gives it what it
 * never paid. Source: loyalty-domain section 12.
 *
 * @param from kopecks, 0 ≤ from ≤ to ≤ paid.total
 */
export function partOf(paid: Paid, from: number, to: number): Paid {
  return { total: to - from, tenders: tendersOf(paid, from, to), certificates: certificatesOf(paid, from, to) };
}

/**
 * Certificate, then card, each by its cumulative share of what is left of the receipt; cash takes the rest. Shares of the
 * whole receipt would give a tender a kopeck it has not paid: their floors part by one.
 */
function tendersOf({ total, tenders }: Paid, from: number, to: number): Paid['tenders'] {
  const left = (returned: number) => returned - shareBetween(tenders.certificate, 0, returned, total);
  const certificate = to - from - (left(to) - left(from));
  const card = shareBetween(tenders.card, left(from), left(to), left(total));
  return { certificate: kopecks(certificate), card: kopecks(card), cash: kopecks(to - from - certificate - card) };
}

/** The certificates' part as it grows fills one after the other, so that each gets back exactly what it paid. */
function certificatesOf({ total, tenders, certificates }: Paid, from: number, to: number): CertificatePart[] {
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
