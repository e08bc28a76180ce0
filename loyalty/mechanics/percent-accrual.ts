/** Points as a percent of what was paid, also by tier. Source: loyalty-domain section 9. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { accrualShape, thresholdSchema } from '../programme/rule.ts';
import { accrualRateSchema, stepSchema } from '../programme/units.ts';
import { accrualBase, accrualTexts, basePolicySchema, redeemedAway } from './accrual-base.ts';
import { multiplied } from './accrual-multiplier.ts';
import { accrued } from './accrued.ts';
import { findObstacle } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';
import { findUnknownTiers, rateFor, ratesShape } from './rates.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z.literal('percent-accrual').describe('Points as a percent of what was paid, also by tier.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  /** Points per rouble, whatever a point is worth: 5 % of 100.00 is 5.00 points. */
  ...ratesShape(accrualRateSchema),
  roundAt: z
    .enum(['receipt', 'line'])
    .optional()
    .describe('Rounded down once for the receipt (default) or for each line.'),
  base: basePolicySchema.optional(),
  step: stepSchema.optional().describe('Points come in multiples of this; one point by default.'),
});

export const percentAccrual = defineMechanic({
  kind: 'percent-accrual',
  stage: 'accrual',
  schema,
  check: findUnknownTiers,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { threshold, roundAt = 'receipt', base: policy, step = 100, maxPoints } = rule;
    const { multipliers: how = 'max' } = workshop.terms;
    /** Kopecks × basis points / 10 000 are hundredths of a point, since a rouble has as many kopecks. */
    const earned = (weight: number, rateBp: number) => mulDiv(weight, rateBp, 10_000_000 * step, 'floor') * step;
    return (draft) => {
      const lines = linesOf(draft);
      const rateBp = rateFor(rule, draft);
      const base = accrualBase(draft, lines, policy);
      // Kopecks × thousandths: the multiplier of a line changes its share of the points, and nothing is rounded yet.
      const weighed = base.map((part, k) => multiplied(part, draft.multipliers[lines[k]!], how));
      const weights = roundAt === 'receipt' ? weighed : weighed.map((weight) => earned(weight, rateBp));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return accrued({
        draft,
        lines,
        weights,
        amount: roundAt === 'receipt' ? earned(sum, rateBp) : sum,
        maxPoints,
        obstacle: findObstacle({ family: 'accrue', draft, lines, threshold, rateBp }) ?? redeemedAway(draft, policy),
        code: policy === 'onGross' ? 'accrue.percentOfPrice' : 'accrue.percent',
        params: { rate: rateBp },
      });
    };
  },
  words: (rule, say) =>
    `${say.rates(rule, say.pick('от покупки баллами', 'of the purchase in points'))}${say.goods(rule.goods)}${say.threshold(rule.threshold)}`,
  texts: {
    ...accrualTexts,
    'accrue.percent': {
      ru: '{rule|name}: {rate|percent} от оплаченного деньгами, {given|points}',
      en: '{rule|name}: {rate|percent} of the money paid, {given|points}',
    },
    'accrue.percentOfPrice': {
      ru: '{rule|name}: {rate|percent} от суммы чека, {given|points}',
      en: '{rule|name}: {rate|percent} of the receipt, {given|points}',
    },
  },
});
