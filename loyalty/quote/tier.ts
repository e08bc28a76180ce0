import { mulDiv } from '../money/mul-div.ts';
import { basisPoints, kopecks } from '../money/units.ts';
import { countOf } from './counters.ts';
import type { Draft } from './draft.ts';
import type { Kopecks } from '../money/units.ts';
import type { Basket, BasketLine, TierQuote } from './types.ts';

/**
 * The member's tier and the way to the next: progress runs from this tier's bound to the next one's, FLOOR. Points
 * already over the next bound show a full bar until the centre has raised the tier.
 */
export function quoteTier(draft: Draft): TierQuote | null {
  const { tier, customer, prepared } = draft;
  if (tier === null || customer === null) return null;
  const { tiers } = prepared;
  const come = comeSoFar(draft);
  const next = tiers[tiers.indexOf(tier) + 1];
  return { id: tier.id, name: tier.name, next: next === undefined ? null : wayTo(next) };

  function wayTo(upper: typeof tier & object): TierQuote['next'] {
    const way = upper.from - tier!.from;
    const gone = Math.min(way, Math.max(0, come - tier!.from));
    return {
      id: upper.id,
      name: upper.name,
      missing: kopecks(Math.max(0, upper.from - come)),
      progressBp: basisPoints(mulDiv(gone, 10_000, way, 'floor')),
    };
  }
}

/** In units of the tiers' metric. */
function comeSoFar(draft: Draft): number {
  const { counter } = draft.prepared.programme.tierTerms ?? {};
  return counter === undefined ? (draft.customer?.qualifyingSpend ?? 0) : countOf(draft, 'member', counter);
}

/** What counts towards a tier: a certificate sold is not a purchase, what is bought with it will be. Source: loyalty-domain section 11. */
const isPurchase = ({ tags }: BasketLine): boolean => !tags.includes('certificate');

/** Money of the receipt that counts towards a tier and as spent. */
export function qualifyingPaid(
  basket: Pick<Basket, 'lines'>,
  { lines }: { lines: readonly { lineNo: number; net: Kopecks }[] },
): Kopecks {
  const bought = new Set(basket.lines.filter(isPurchase).map(({ lineNo }) => lineNo));
  return kopecks(lines.reduce((sum, { lineNo, net }) => sum + (bought.has(lineNo) ? net : 0), 0));
}

/**
 * Under `sameReceipt` the receipt that reaches a tier already earns at its rate; while the centre does not answer the tier
 * of the snapshot holds. Source: loyalty-domain sections 11, 14.
 */
export function reachTier(draft: Draft): void {
  const { customer, prepared, tier, context } = draft;
  if (customer === null || tier === null || context.offline !== null) return;
  if (prepared.programme.tierTerms?.sameReceipt !== true) return;
  const paid = draft.left.reduce(
    (sum, left, i) => sum + (isPurchase(draft.lines[i]!) ? left - draft.redeemedMoney[i]! : 0),
    0,
  );
  const gained = (prepared.programme.tierTerms.metric ?? 'spend') === 'spend' ? paid : 0;
  const reached = prepared.tiers.findLast(({ from }) => from <= comeSoFar(draft) + gained);
  if (reached === undefined || reached.from <= tier.from) return;
  draft.tier = reached;
  draft.changes.push({ kind: 'tier', tierId: reached.id });
}
