/** Goods at a fixed price of one unit, as a discount from what is left of them. Source: loyalty-domain section 5. */
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
  kind: z
    .literal('fixed-price-discount')
    .describe('Goods at a fixed price of one unit, as a discount from what is left of them.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  price: kopecksSchema.describe('What one unit (a piece, a kilogram) costs under this rule.'),
});

export const fixedPriceDiscount = defineMechanic({
  kind: 'fixed-price-discount',
  stage: 'itemDiscount',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const wanted = lines.map((line) =>
        Math.max(0, draft.left[line]! - mulDiv(rule.price, draft.lines[line]!.quantity, 1000, 'halfUp')),
      );
      return discountedWithin(draft, lines, wanted, { code: 'discount.fixedPrice', params: { price: rule.price } });
    };
  },
  words: ({ price, goods, threshold }, say) =>
    `${say.pick(`цена ${say.money(price)} за единицу`, `price ${say.money(price)} a unit`)}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: {
    'discount.fixedPrice': { ru: '{rule|name}: по {price|money}', en: '{rule|name}: {price|money} each' },
  },
});
