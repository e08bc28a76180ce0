/** A percent off the receipt, also by tier, spread over its lines. Source: loyalty-domain sections 5 and 6. */
import { z } from 'zod';
import { allocate } from '../money/allocate.ts';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { shareSchema } from '../programme/units.ts';
import { roomOf } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discounted, minPriceTexts } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { findUnknownTiers, rateFor, ratesShape } from './rates.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('receipt-percent-discount'),
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
      const weights = lines.map((line) => draft.left[line]!);
      const sum = weights.reduce((total, left) => total + left, 0);
      const wanted = mulDiv(sum, rateBp, 10_000, 'halfUp');
      const { shares } = allocate(
        wanted,
        weights,
        lines.map((line) => roomOf(draft, line)),
      );
      return discounted({
        lines,
        amounts: shares,
        wanted,
        code: 'discount.percentOfReceipt',
        params: { rate: rateBp },
      });
    };
  },
  texts: {
    ...minPriceTexts,
    'discount.percentOfReceipt': {
      ru: '{rule|name}: {rate|percent} от чека',
      en: '{rule|name}: {rate|percent} off the receipt',
    },
  },
});
