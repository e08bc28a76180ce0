/** What the rules of a group keep of their offers, all made on the same amounts. Source: loyalty-domain section 5. */
import type { Outcome } from '../mechanics/mechanic.ts';
import type { PreparedRule, Slot } from '../programme/prepare.ts';
import { apply } from './apply.ts';
import type { Draft } from './draft.ts';
import { limit, withAmounts } from './limit-discount.ts';

export interface Offer {
  rule: PreparedRule;
  outcome: Outcome;
}

/**
 * Rules that stack do not compete and come one by one.
 *
 * @param offers in the order in which `first` asks them; the same order breaks a tie
 * @returns what each comes to, in that order: an offer that lost is skipped and says what it would have given
 */
export function compete(mode: Exclude<Slot['mode'], 'all'>, offers: readonly Offer[]): Outcome[] {
  if (mode === 'first') {
    const winner = offers.find((offer) => givenBy(offer) > 0);
    return leaveTo(winner, offers, 'discount.skipped.notFirst');
  }
  const isByLine = offers.every(({ rule }) => rule.stage === 'itemDiscount');
  return isByLine ? bestOfEachLine(offers) : leaveTo(bestOf(offers), offers, 'discount.skipped.notBest');
}

/** The winners of single lines are cut to their bounds once more: together they may give more than each alone. */
export function applyWon(draft: Draft, { rule, outcome }: Offer): Outcome {
  const limited = limit(draft, rule, outcome);
  apply(draft, rule, limited);
  return limited;
}

const givenBy = ({ outcome }: Offer): number =>
  outcome.kind === 'discounted' ? outcome.amounts.reduce((sum, amount) => sum + amount, 0) : 0;

const bestOf = (offers: readonly Offer[]): Offer | undefined =>
  offers.reduce<Offer | undefined>(
    (most, offer) => (givenBy(offer) > (most === undefined ? 0 : givenBy(most)) ? offer : most),
    undefined,
  );

const leaveTo = (winner: Offer | undefined, offers: readonly Offer[], code: string): Outcome[] =>
  offers.map((offer) => (offer !== winner && givenBy(offer) > 0 ? outdone(givenBy(offer), code) : offer.outcome));

/** Each line takes the largest discount that any rule of the group offers it. */
function bestOfEachLine(offers: readonly Offer[]): Outcome[] {
  const best = new Map<number, { amount: number; offer: Offer }>();
  for (const offer of offers) {
    if (offer.outcome.kind !== 'discounted') continue;
    const { lines, amounts } = offer.outcome;
    lines.forEach((line, k) => {
      if (amounts[k]! > (best.get(line)?.amount ?? 0)) best.set(line, { amount: amounts[k]!, offer });
    });
  }
  return offers.map((offer) => {
    const { rule, outcome } = offer;
    if (outcome.kind !== 'discounted') return outcome;
    const won = withAmounts(
      outcome,
      outcome.amounts.map((amount, k) => (best.get(outcome.lines[k]!)?.offer === offer ? amount : 0)),
    );
    const hasWon = givenBy({ rule, outcome: won }) > 0;
    return hasWon ? won : outdone(givenBy(offer), 'discount.skipped.notBest');
  });
}

const outdone = (amount: number, code: string): Outcome => ({
  kind: 'skipped',
  notes: [{ code, amount, params: { amount } }],
});
