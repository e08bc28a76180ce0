/** A percent off each matching line. Source: loyalty-domain section 5. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { shareSchema } from '../programme/units.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedWithin, minPriceTexts } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { findUnknownTiers, rateFor, ratesShape } from './rates.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('item-percent-discount').describe('A percent off each matching line.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  ...ratesShape(shareSchema),
  basis: z
    .enum(['left', 'list'])
    .optional()
    .describe('What the percent is taken of: what is left of the line (default) or its list price.'),
});

export const itemPercentDiscount = defineMechanic({
  kind: 'item-percent-discount',
  stage: 'itemDiscount',
  schema,
  check: findUnknownTiers,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    const { threshold, basis = 'left' } = rule;
    return (draft) => {
      const lines = linesOf(draft);
      const rateBp = rateFor(rule, draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold, rateBp });
      if (obstacle !== null) return skipped(obstacle);
      const base = basis === 'list' ? draft.gross : draft.left;
      const wanted = lines.map((line) => mulDiv(base[line]!, rateBp, 10_000, 'halfUp'));
      return discountedWithin(draft, lines, wanted, { code: 'discount.percent', params: { rate: rateBp } });
    };
  },
  words: (rule, say) =>
    `${say.pick('скидка', 'discount')} ${say.rates(rule)}${say.goods(rule.goods)}${say.threshold(rule.threshold)}`,
  texts: {
    ...minPriceTexts,
    'discount.percent': { ru: '{rule|name}: {rate|percent} на товар', en: '{rule|name}: {rate|percent} off the goods' },
  },
});
