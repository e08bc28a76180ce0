/** So many kopecks off every unit. Source: loyalty-domain section 5. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { kopecksSchema } from '../programme/units.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedWithin } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('item-amount-discount').describe('So many kopecks off every unit.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  amount: kopecksSchema.describe('Off one unit (a piece, a kilogram).'),
});

export const itemAmountDiscount = defineMechanic({
  kind: 'item-amount-discount',
  stage: 'itemDiscount',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const wanted = lines.map((line) => mulDiv(rule.amount, draft.lines[line]!.quantity, 1000, 'halfUp'));
      return discountedWithin(draft, lines, wanted, { code: 'discount.perUnit', params: { amount: rule.amount } });
    };
  },
  words: ({ amount, goods, threshold }, say) =>
    `${say.pick(`скидка ${say.money(amount)} с единицы`, `${say.money(amount)} off each unit`)}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: {
    'discount.perUnit': { ru: '{rule|name}: −{amount|money} за штуку', en: '{rule|name}: −{amount|money} a unit' },
  },
});
