import { mulDiv } from '../money/mul-div.ts';
import { kopecks, points } from '../money/units.ts';
import type { Kopecks, Points } from '../money/units.ts';

/** Points that moved at a partner: `issuer` gave them, or `acceptor` took them as payment. */
export interface PartnerPosting {
  issuer: string | null;
  acceptor: string | null;
  /** > 0; below 0 for what a return undid */
  amount: number;
}

export interface PartnerAccount {
  partnerId: string;
  given: Points;
  taken: Points;
  /** Kopecks it owes for what it gave. */
  owes: Kopecks;
  /** Kopecks it is owed for what it took. */
  isOwed: Kopecks;
  /** isOwed - owes: what the common purse pays it, below 0 what it pays in. */
  net: number;
}

/**
 * What the partners of a coalition owe each other over a period: the acceptor is owed the value of the points it took,
 * the issuer owes the value of the points it gave. Each sum is valued once, half up, so that no kopeck is lost in single
 * postings. Source: loyalty-domain section 13.
 *
 * @param pointValue kopecks of one point
 */
export function settlePartners(postings: readonly PartnerPosting[], pointValue: Kopecks): PartnerAccount[] {
  const given = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const { issuer, acceptor, amount } of postings) {
    if (issuer !== null) given.set(issuer, (given.get(issuer) ?? 0) + amount);
    if (acceptor !== null) taken.set(acceptor, (taken.get(acceptor) ?? 0) + amount);
  }
  const valueOf = (amount: number): Kopecks => kopecks(mulDiv(amount, pointValue, 100, 'halfUp'));
  return [...new Set([...given.keys(), ...taken.keys()])].sort().map((partnerId) => {
    const [gave, took] = [given.get(partnerId) ?? 0, taken.get(partnerId) ?? 0];
    const [owes, isOwed] = [valueOf(gave), valueOf(took)];
    return { partnerId, given: points(gave), taken: points(took), owes, isOwed, net: isOwed - owes };
  });
}
