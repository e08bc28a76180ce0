/** Who a programme is good for: members in ten groups by what they buy. */
import { mulDiv } from '../money/mul-div.ts';
import { costOf, worthOf } from './key-figures.ts';
import type { MemberOutcome } from './replay.ts';

/** Discounts, what points took off, and what the points left are worth. Kopecks. */
export const benefitOf = (outcome: MemberOutcome, pointValue: number): number =>
  costOf(outcome) + worthOf(outcome.alive, pointValue);

export interface Decile {
  members: number;
  receipts: number;
  /** At list prices. */
  gross: number;
  benefit: number;
  /** Against another programme; 0 without one. */
  otherBenefit: number;
  gainers: number;
  losers: number;
}

export interface Compared {
  outcomes: readonly MemberOutcome[];
  pointValue: number;
}

const TENTHS = 10;

/**
 * The first group buys most. Members without a purchase are left out; ties by id, so that the groups do not depend on
 * who was counted first.
 *
 * @param other the same members under another programme, in any order
 */
export function deciles({ outcomes, pointValue }: Compared, other: Compared | null): Decile[] {
  const under = new Map(other?.outcomes.map((outcome) => [outcome.memberId, outcome]));
  const active = outcomes
    .filter(({ receipts }) => receipts > 0)
    .sort((a, b) => b.gross - a.gross || (a.memberId < b.memberId ? -1 : 1));
  const groups = Array.from({ length: TENTHS }, (): Decile => ({
    ...{ members: 0, receipts: 0, gross: 0, benefit: 0, otherBenefit: 0 },
    ...{ gainers: 0, losers: 0 },
  }));
  active.forEach((outcome, at) => {
    const group = groups[mulDiv(at, TENTHS, active.length, 'floor')]!;
    const benefit = benefitOf(outcome, pointValue);
    const before = other === null ? 0 : benefitOf(under.get(outcome.memberId)!, other.pointValue);
    group.members += 1;
    group.receipts += outcome.receipts;
    group.gross += outcome.gross;
    group.benefit += benefit;
    group.otherBenefit += before;
    if (other === null) return;
    if (benefit > before) group.gainers += 1;
    if (benefit < before) group.losers += 1;
  });
  return groups.filter(({ members }) => members > 0);
}
