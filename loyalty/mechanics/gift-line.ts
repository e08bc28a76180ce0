/** Goods for nothing with a purchase: offered, given once they are in the basket. Source: loyalty-domain section 5. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { sumOver } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedWithin } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { leftOf, runsOf, takeUnits } from './units.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z
    .literal('gift-line')
    .describe('Goods for nothing with a purchase: offered, given once they are in the basket.'),
  goods: goodsSchema.optional().describe('What must be bought; a gift does not count towards it.'),
  threshold: thresholdSchema,
  gift: goodsSchema,
  count: z.int().min(1).max(100).optional().describe('Gifts for each time the threshold is reached; 1 by default.'),
  each: z.boolean().optional().describe('Once a receipt (default), or for each full threshold.'),
});

export const giftLine = defineMechanic({
  kind: 'gift-line',
  stage: 'itemDiscount',
  schema,
  prepare({ threshold, count = 1, each = false, ...rule }, workshop) {
    const boughtOf = workshop.openLinesOf(rule);
    const giftsOf = workshop.openLinesOf({ ...rule, goods: rule.gift });
    return (draft) => {
      const gifts = runsOf(draft, giftsOf(draft)).reverse();
      const given = new Set(gifts.map(({ line }) => line));
      const bought = boughtOf(draft).filter((line) => !given.has(line));
      const obstacle = findObstacle({ family: 'discount', draft, lines: bought, threshold });
      if (obstacle !== null) return skipped(obstacle);
      const earned = count * (each ? timesReached(sumOver(draft.left, bought), quantityOf(draft, bought)) : 1);
      if (gifts.length === 0)
        return skipped({ code: 'discount.gift.offered', amount: earned, params: { count: earned } });
      const units = takeUnits(gifts, earned);
      const lines = [...new Set(units.map(({ line }) => line))].sort((a, b) => a - b);
      const wanted = lines.map((line) =>
        units.reduce((sum, run) => sum + (run.line === line ? leftOf(draft, run) : 0), 0),
      );
      const freeUnits = lines.map((line) => units.reduce((sum, run) => sum + (run.line === line ? run.count : 0), 0));
      const outcome = discountedWithin(draft, lines, wanted, { code: 'discount.gift', params: {} });
      return outcome.kind === 'discounted' ? { ...outcome, freeUnits } : outcome;
    };

    function timesReached(sum: number, quantity: number): number {
      const { amount, quantity: units } = threshold;
      const bySum = amount === undefined || amount === 0 ? Infinity : mulDiv(sum, 1, amount, 'floor');
      const byUnits = units === undefined || units === 0 ? Infinity : mulDiv(quantity, 1, units, 'floor');
      const times = Math.min(bySum, byUnits);
      return times === Infinity ? 1 : times;
    }
  },
  words: ({ gift, goods, threshold, count = 1, each }, say) =>
    `${say.pick('в подарок', 'a gift:')} ${count}\u00a0×${say.goods(gift)}${say.threshold(threshold)}${say.goods(goods)}${each === true ? say.pick(', за каждый такой набор', ', for each such set') : ''}`,
  texts: {
    'discount.gift': { ru: '{rule|name}: подарок', en: '{rule|name}: a gift' },
    'discount.gift.offered': {
      ru: '{rule|name}: предложите подарок, {count} шт.',
      en: '{rule|name}: offer a gift, {count}',
    },
  },
});

function quantityOf({ lines }: { lines: readonly { quantity: number }[] }, bought: readonly number[]): number {
  return bought.reduce((sum, line) => sum + lines[line]!.quantity, 0);
}
