/** So many points for each full step of the sum, never pro rata. Source: loyalty-domain section 9. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { accrualShape, thresholdSchema } from '../programme/rule.ts';
import { saying } from '../programme/saying.ts';
import { kopecksSchema, stepSchema } from '../programme/units.ts';
import { accrualBase, accrualTexts, basePolicySchema, redeemedAway } from './accrual-base.ts';
import { accrued } from './accrued.ts';
import { findObstacle } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z.literal('step-accrual').describe('So many points for each full step of the sum, never pro rata.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  points: stepSchema.describe('Points for each full `per` kopecks.'),
  per: kopecksSchema
    .refine((per) => per >= 100, saying('должно быть не меньше рубля', 'must be a rouble or more'))
    .describe('The full step of the sum.'),
  base: basePolicySchema.optional(),
});

export const stepAccrual = defineMechanic({
  kind: 'step-accrual',
  stage: 'accrual',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { threshold, base: policy, maxPoints } = rule;
    return (draft) => {
      const lines = linesOf(draft);
      const base = accrualBase(draft, lines, policy);
      const sum = base.reduce((total, part) => total + part, 0);
      return accrued({
        draft,
        lines,
        weights: base,
        amount: mulDiv(sum, 1, rule.per, 'floor') * rule.points,
        maxPoints,
        obstacle: findObstacle({ family: 'accrue', draft, lines, threshold }) ?? redeemedAway(draft, policy),
        code: 'accrue.step',
        params: { points: rule.points, per: rule.per },
      });
    };
  },
  words: ({ points, per, goods, threshold }, say) =>
    `${say.pick(`${say.points(points)} за каждые полные ${say.money(per)}`, `${say.points(points)} for each full ${say.money(per)}`)}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: {
    ...accrualTexts,
    'accrue.step': {
      ru: '{rule|name}: {points|points} за каждые {per|money}, {given|points}',
      en: '{rule|name}: {points|points} for each {per|money}, {given|points}',
    },
  },
});
