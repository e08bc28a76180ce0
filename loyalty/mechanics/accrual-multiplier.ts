/** Percent accruals grow: by tier, happy hours, birthday, the shop's bank card. Source: loyalty-domain section 9. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape, thresholdSchema } from '../programme/rule.ts';
import { multiplierSchema } from '../programme/units.ts';
import { findObstacle, skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('accrual-multiplier')
    .describe("Percent accruals grow: by tier, happy hours, birthday, the shop's bank card."),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  multiplier: multiplierSchema.describe('Thousandths: x1.5 = 1500.'),
});

export const accrualMultiplier = defineMechanic({
  kind: 'accrual-multiplier',
  stage: 'multiplier',
  schema,
  prepare({ goods, threshold, multiplier }, workshop) {
    const linesOf = workshop.linesOf(goods);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'accrue', draft, lines, threshold });
      if (obstacle !== null) return skipped(obstacle);
      const notes = [{ code: 'accrue.multiplier', amount: multiplier, params: { multiplier } }];
      return { kind: 'multiplied', lines, multiplier, notes };
    };
  },
  words: ({ multiplier, goods, threshold }, say) =>
    `${say.pick('баллы ×', 'points ×')}\u00a0${say.quantity(multiplier)}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: {
    'accrue.multiplier': {
      ru: '{rule|name}: баллы ×{multiplier|quantity}',
      en: '{rule|name}: points ×{multiplier|quantity}',
    },
  },
});

const ONE = 1000;

/**
 * Kopecks × thousandths: what a part of the base weighs under the multipliers of its line. A product of several is exact
 * to a thousandth of a kopeck, FLOOR.
 *
 * @param part kopecks, ≥ 0
 */
export function multiplied(
  part: number,
  multipliers: readonly number[] | undefined,
  how: 'max' | 'sum' | 'product',
): number {
  if (multipliers === undefined) return part * ONE;
  switch (how) {
    case 'max':
      return part * Math.max(...multipliers);
    case 'sum':
      return (
        part *
        Math.max(
          0,
          multipliers.reduce((sum, each) => sum + each - ONE, ONE),
        )
      );
    case 'product':
      return multipliers.reduce((product, each) => mulDiv(product, each, ONE, 'floor'), part * ONE);
  }
}
