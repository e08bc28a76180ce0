import type { Priced } from '../pricing.ts';
import { gainOf, toldOf, tryOut } from './offer.ts';
import type { Choice, Offer } from './offer.ts';

/** What the engine says of a reward that waits to be taken. */
const READY = ['stamps.rewardReady', 'points.price.offered'];

/** Free units of full stamp cards and goods for points; each press takes one more, and past the last one none. */
export function rewardOffers(priced: Priced): Offer[] {
  const { quote, draft } = priced;
  const ids = quote.explanations.flatMap(({ code, ruleId }) =>
    READY.includes(code) && ruleId !== null ? [ruleId] : [],
  );
  return [...new Set([...ids, ...draft.rewards.map(({ ruleId }) => ruleId)])].map(offerOf);

  function offerOf(ruleId: string): Offer {
    const taken = draft.rewards.find((reward) => reward.ruleId === ruleId)?.count ?? 0;
    const without = taken === 0 ? priced : tryOut(priced, taking(ruleId, 0));
    const rewards = toldOf(without.quote, ruleId, READY)?.params['rewards'];
    const isMost = taken > 0 && gainOf(quote, tryOut(priced, taking(ruleId, taken + 1)).quote).money === 0;
    return {
      id: `reward:${ruleId}`,
      kind: 'reward',
      ruleId,
      name: null,
      take: taking(ruleId, isMost ? 0 : taken + 1),
      leave: taking(ruleId, 0),
      taken,
      ready: typeof rewards === 'number' ? rewards : null,
    };
  }
}

const taking = (ruleId: string, count: number): Choice => ({ type: 'rewardTaken', ruleId, count });
