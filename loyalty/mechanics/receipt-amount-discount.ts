/** A sum off the receipt, also as a coupon's face value. Source: loyalty-domain sections 5, 7. */
import { z } from 'zod';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { kopecksSchema } from '../programme/units.ts';
import { sumOver } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedInAll } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('receipt-amount-discount').describe("A sum off the receipt, also as a coupon's face value."),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  amount: kopecksSchema.describe('Kopecks; a coupon with a face value of its own gives that instead.'),
});

export const receiptAmountDiscount = defineMechanic({
  kind: 'receipt-amount-discount',
  stage: 'receiptDiscount',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const amount = draft.code?.coupon?.faceValue ?? rule.amount;
      // What is larger than the basket is lost, and is no fault of a least price.
      const wanted = Math.min(amount, sumOver(draft.left, lines));
      const outcome = discountedInAll(draft, lines, wanted, { code: 'discount.amount', params: { amount } });
      return outcome.kind === 'discounted' ? { ...outcome, faceValue: amount } : outcome;
    };
  },
  words: ({ amount, goods, threshold }, say) =>
    `${say.pick(`скидка ${say.money(amount)} на чек`, `${say.money(amount)} off the receipt`)}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: {
    'discount.amount': { ru: '{rule|name}: −{amount|money}', en: '{rule|name}: −{amount|money}' },
  },
});
