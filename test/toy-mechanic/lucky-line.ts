/** A percent off every so-manyth line of the receipt. */
import { z } from 'zod';
import { findObstacle, skipped } from '../../loyalty/mechanics/conditions.ts';
import { discountedWithin, minPriceTexts } from '../../loyalty/mechanics/discounted.ts';
import { defineMechanic } from '../../loyalty/mechanics/mechanic.ts';
import { mulDiv } from '../../loyalty/money/mul-div.ts';
import { goodsSchema } from '../../loyalty/programme/goods.ts';
import { discountShape } from '../../loyalty/programme/rule.ts';
import { shareSchema } from '../../loyalty/programme/units.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('lucky-line').describe('A percent off every so-manyth line of the receipt.'),
  goods: goodsSchema.optional(),
  every: z.int().min(2).max(100).describe('Each line whose number divides by this is lucky.'),
  rateBp: shareSchema.describe('Off a lucky line.'),
});

export const luckyLine = defineMechanic({
  kind: 'lucky-line',
  stage: 'itemDiscount',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft).filter((line) => draft.lines[line]!.lineNo % rule.every === 0);
      const obstacle = findObstacle({ family: 'discount', draft, lines });
      if (obstacle !== null) return skipped(obstacle);
      const wanted = lines.map((line) => mulDiv(draft.left[line]!, rule.rateBp, 10_000, 'halfUp'));
      return discountedWithin(draft, lines, wanted, { code: 'discount.lucky', params: { rate: rule.rateBp } });
    };
  },
  words: ({ every, rateBp, goods }, say) =>
    say.pick(
      `скидка ${say.percent(rateBp)} на каждую ${every}-ю строку чека`,
      `${say.percent(rateBp)} off every ${every}th line`,
    ) + say.goods(goods),
  texts: {
    ...minPriceTexts,
    'discount.lucky': {
      ru: '{rule|name}: {rate|percent} на счастливую строку',
      en: '{rule|name}: {rate|percent} off a lucky line',
    },
  },
});
