/** Rules that live together: stack, best or first. Source: loyalty-domain section 5. */
import type { Outcome } from '../mechanics/mechanic.ts';
import { meetsNothing } from '../programme/goods.ts';
import type { PreparedRule, Slot } from '../programme/prepare.ts';
import { admit } from './admit.ts';
import { apply } from './apply.ts';
import type { Draft } from './draft.ts';
import { decideLimited, withAmounts } from './limit-discount.ts';

export function runSlot(draft: Draft, { mode, rules }: Slot): void {
  if (mode === 'all' || rules.length === 1) {
    for (const rule of rules) {
      if (isPassedBy(draft, rule)) draft.explanations.push(rule.passedBy!.told);
      else if (admit(draft, rule)) apply(draft, rule, decideLimited(draft, rule));
    }
    return;
  }
  const offers = rules
    .filter((rule) => admit(draft, rule))
    .map((rule) => ({ rule, outcome: decideLimited(draft, rule) }));
  if (mode === 'first') applyFirst(draft, offers);
  else if (rules[0]!.stage === 'itemDiscount') applyBestPerLine(draft, offers);
  else applyBest(draft, offers);
}

/** None of its goods are here, and nothing else has been said about it. */
function isPassedBy(draft: Draft, { id, passedBy }: PreparedRule): boolean {
  if (passedBy === null || draft.alone !== null || (draft.settled.size > 0 && draft.settled.has(id))) return false;
  const { catalogue } = draft.prepared;
  for (const goods of passedBy.goods) if (!meetsNothing(catalogue, goods, draft.filed)) return false;
  return true;
}

interface Offer {
  rule: PreparedRule;
  outcome: Outcome;
}

const givenBy = ({ outcome }: Offer): number =>
  outcome.kind === 'discounted' ? outcome.amounts.reduce((sum, amount) => sum + amount, 0) : 0;

function applyFirst(draft: Draft, offers: readonly Offer[]): void {
  const winner = offers.find((offer) => givenBy(offer) > 0);
  applyOne(draft, offers, winner, 'discount.skipped.notFirst');
}

/** A tie goes to the rule that runs first. */
function applyBest(draft: Draft, offers: readonly Offer[]): void {
  const best = offers.reduce<Offer | undefined>(
    (most, offer) => (givenBy(offer) > (most === undefined ? 0 : givenBy(most)) ? offer : most),
    undefined,
  );
  applyOne(draft, offers, best, 'discount.skipped.notBest');
}

function applyOne(draft: Draft, offers: readonly Offer[], winner: Offer | undefined, code: string): void {
  for (const offer of offers) {
    const lost = offer !== winner && givenBy(offer) > 0;
    apply(draft, offer.rule, lost ? outdone(givenBy(offer), code) : offer.outcome);
  }
}

/** Each line takes the largest discount that any rule of the group offers it. */
function applyBestPerLine(draft: Draft, offers: readonly Offer[]): void {
  const best = new Map<number, { amount: number; offer: Offer }>();
  for (const offer of offers) {
    if (offer.outcome.kind !== 'discounted') continue;
    const { lines, amounts } = offer.outcome;
    lines.forEach((line, k) => {
      if (amounts[k]! > (best.get(line)?.amount ?? 0)) best.set(line, { amount: amounts[k]!, offer });
    });
  }
  for (const offer of offers) {
    const { rule, outcome } = offer;
    if (outcome.kind !== 'discounted') {
      apply(draft, rule, outcome);
      continue;
    }
    const won = withAmounts(
      outcome,
      outcome.amounts.map((amount, k) => (best.get(outcome.lines[k]!)?.offer === offer ? amount : 0)),
    );
    const hasWon = givenBy({ rule, outcome: won }) > 0;
    apply(draft, rule, hasWon ? won : outdone(givenBy(offer), 'discount.skipped.notBest'));
  }
}

const outdone = (amount: number, code: string): Outcome => ({
  kind: 'skipped',
  notes: [{ code, amount, params: { amount } }],
});
