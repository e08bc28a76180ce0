/** Points taken as a discount, up to the tightest of many bounds. Source: loyalty-domain section 8. */
import { allocate } from '../../money/allocate.ts';
import { mulDiv } from '../../money/mul-div.ts';
import { kopecks, points } from '../../money/units.ts';
import type { Draft } from '../../quote/draft.ts';
import type { RedeemRequest, RedemptionQuote } from '../../quote/types.ts';
import { defineMechanic } from '../mechanic.ts';
import type { Outcome } from '../mechanic.ts';
import type { Note } from '../note.ts';
import { computeBounds, findTakers, takingLines, tightest } from './bounds.ts';
import type { Member, PreparedRedemption } from './bounds.ts';
import { explainLimit } from './limits.ts';
import { redemptionSchema } from './schema.ts';
import { redemptionWords } from './words.ts';
import { redemptionTexts } from './texts.ts';

const HOUR_MS = 3_600_000;
const STEP_DEFAULT = 100;

export const redemption = defineMechanic({
  kind: 'redemption',
  stage: 'redemption',
  isSingle: true,
  schema: redemptionSchema,
  check(rule, { pointValue }) {
    const isWorthless = (rule.step ?? STEP_DEFAULT) * pointValue < 100;
    return isWorthless
      ? [{ path: ['step'], message: { ru: 'шаг стоит меньше копейки', en: 'is worth less than a kopeck' } }]
      : [];
  },
  prepare(rule, workshop) {
    const prepared: PreparedRedemption = {
      rule,
      goods: workshop.linesOf(rule.goods),
      categoryCaps: (rule.categoryCaps ?? []).map(({ category, shareBp }) => ({
        goods: workshop.linesOf({ categories: [category] }),
        bp: shareBp,
      })),
      pointValue: workshop.terms.pointValue,
      maxSnapshotAgeMs: workshop.terms.offline.maxSnapshotAgeHours * HOUR_MS,
    };
    return (draft) => {
      const { customer, balance } = draft;
      if (customer === null) return withoutMember(draft, prepared);
      return decide(draft, { customer, balance: balance! }, prepared);
    };
  },
  words: redemptionWords,
  texts: redemptionTexts,
});

function decide(draft: Draft, member: Member, prepared: PreparedRedemption): Outcome {
  const { rule, pointValue } = prepared;
  const step = rule.step ?? STEP_DEFAULT;
  const takers = findTakers(draft, prepared);
  const bounds = computeBounds(draft, member, takers, prepared);
  const limit = tightest(bounds);

  const min = mulDiv(Math.max(rule.minPoints ?? 0, step), 1, step, 'ceil') * step;
  const reachable = floorTo(limit.points, step);
  const max = reachable < min ? 0 : reachable;
  const redeemed = cutToMax(draft.basket.redeem, { min, max, step });
  const { shares: money, given } = allocate(mulDiv(redeemed, pointValue, 100, 'floor'), takers.left, takers.caps);

  const quote: RedemptionQuote = {
    max: points(max),
    min: points(min),
    step: points(step),
    limitedBy: limit.id,
    redeemed: points(redeemed),
    money: kopecks(given),
  };
  const notes = explainLimit({ draft, member, takers, prepared, bounds, limit, max, step });
  if (reachable > 0 && max === 0) notes.push({ code: 'redeem.belowMin', amount: min, params: { min } });
  notes.push(...explainRequest(draft.basket.redeem, quote));
  return spreadOver(takingLines(draft, prepared), quote, notes, {
    takers: takers.lines,
    money,
    // Where a point is a rouble its share is the money's, to the hundredth.
    points: given === redeemed ? money : allocate(redeemed, money).shares,
  });
}

const floorTo = (amount: number, step: number): number => mulDiv(amount, 1, step, 'floor') * step;

/** The customer's own amount is cut to the most there is and to the step; under the least it is nothing. */
function cutToMax(request: RedeemRequest, { min, max, step }: { min: number; max: number; step: number }): number {
  switch (request.kind) {
    case 'none':
      return 0;
    case 'max':
      return max;
    case 'points': {
      const amount = floorTo(Math.max(0, Math.min(request.points, max)), step);
      return amount < min ? 0 : amount;
    }
  }
}

function explainRequest(request: RedeemRequest, { redeemed, money }: RedemptionQuote): Note[] {
  const notes: Note[] = [];
  if (request.kind === 'points' && request.points > redeemed) {
    notes.push({ code: 'redeem.reduced', amount: redeemed, params: { points: redeemed } });
  }
  if (redeemed > 0) notes.push({ code: 'redeem.given', amount: money, params: { points: redeemed, money } });
  return notes;
}

interface Spread {
  takers: readonly number[];
  money: readonly number[];
  points: readonly number[];
}

/** All goods of the rule are marked as taking points, also those that have no room left. */
function spreadOver(lines: readonly number[], quote: RedemptionQuote, notes: Note[], spread: Spread): Outcome {
  const { takers } = spread;
  const perLine = (shares: readonly number[]) => {
    let next = 0;
    return lines.map((line) => (takers[next] === line ? shares[next++]! : 0));
  };
  return {
    kind: 'redeemed',
    lines,
    money: perLine(spread.money),
    points: perLine(spread.points),
    redemption: quote,
    notes,
  };
}

function withoutMember(draft: Draft, prepared: PreparedRedemption): Outcome {
  const { rule } = prepared;
  const step = points(rule.step ?? STEP_DEFAULT);
  const nothing: RedemptionQuote = {
    max: points(0),
    min: step,
    step,
    limitedBy: null,
    redeemed: points(0),
    money: kopecks(0),
  };
  return spreadOver(takingLines(draft, prepared), nothing, [], { takers: [], money: [], points: [] });
}
