/** A percent off the receipt, also by tier, spread over its lines. Source: loyalty-domain sections 5 and 6. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { shareSchema } from '../programme/units.ts';
import { sumOver } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedInAll, minPriceTexts } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { findUnknownTiers, rateFor, ratesShape } from './rates.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z
    .literal('receipt-percent-discount')
    .describe('A percent off the receipt, also by tier, spread over its lines.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  ...ratesShape(shareSchema),
});

export const receiptPercentDiscount = defineMechanic({
  kind: 'receipt-percent-discount',
  stage: 'receiptDiscount',
  schema,
  check: findUnknownTiers,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    const { threshold } = rule;
    return (draft) => {
      const lines = linesOf(draft);
      const rateBp = rateFor(rule, draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold, rateBp });
      if (obstacle !== null) return skipped(obstacle);
      const wanted = mulDiv(sumOver(draft.left, lines), rateBp, 10_000, 'halfUp');
      return discountedInAll(draft, lines, wanted, { code: 'discount.percentOfReceipt', params: { rate: rateBp } });
    };
  },
  words: (rule, say) =>
    `${say.pick('скидка на чек', 'discount on the receipt')} ${say.rates(rule)}${say.goods(rule.goods)}${say.threshold(rule.threshold)}`,
  texts: {
    ...minPriceTexts,
    'discount.percentOfReceipt': {
      ru: '{rule|name}: {rate|percent} от чека',
      en: '{rule|name}: {rate|percent} off the receipt',
    },
  },
});
