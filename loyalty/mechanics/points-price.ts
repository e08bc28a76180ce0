/** Goods for points: gifts of the catalogue, tickets. The goods keep their least price in money. Source: loyalty-domain sections 8, 13. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape } from '../programme/rule.ts';
import { isClosed, spendable } from '../quote/draft.ts';
import { stepSchema } from '../programme/units.ts';
import { skipped } from './conditions.ts';
import { discountedUnits } from './discounted-units.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z
    .literal('points-price')
    .describe('Goods for points: gifts of the catalogue, tickets. The goods keep their least price in money.'),
  goods: goodsSchema,
  points: stepSchema.describe('Hundredths of a point for one unit.'),
});

export const pointsPrice = defineMechanic({
  kind: 'points-price',
  stage: 'itemDiscount',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const { basket, context, customer } = draft;
      const lines = linesOf(draft);
      // Goods first: a rule whose goods are not there is told off for that without being asked.
      if (lines.length === 0) return skipped({ code: 'discount.skipped.noGoods', amount: null, params: {} });
      if (customer === null) return skipped({ code: 'discount.skipped.noCustomer', amount: null, params: {} });
      if (context.offline !== null) return skipped({ code: 'points.price.offline', amount: null, params: {} });
      if (isClosed(customer)) return skipped({ code: 'points.price.closed', amount: null, params: {} });
      const affordable = mulDiv(spendable(draft), 1, rule.points, 'floor');
      const wanted = basket.rewards?.find(({ ruleId }) => ruleId === rule.id)?.count ?? 0;
      const short = rule.points - spendable(draft);
      if (affordable === 0)
        return skipped({ code: 'points.price.short', amount: short, params: { rest: Math.max(0, short) } });
      if (wanted === 0)
        return skipped({ code: 'points.price.offered', amount: rule.points, params: { points: rule.points } });
      return discountedUnits(draft, lines, Math.min(wanted, affordable), {
        code: 'points.price.taken',
        params: { points: rule.points },
        pointsFor: (taken) => points(taken * rule.points),
      });
    };
  },
  words: ({ points, goods }, say) =>
    `${say.pick(`единица товара за ${say.points(points)}`, `a unit for ${say.points(points)}`)}${say.goods(goods)}`,
  texts: {
    'points.price.offered': {
      ru: '{rule|name}: можно взять за {points|points}',
      en: '{rule|name}: yours for {points|points}',
    },
    'points.price.taken': { ru: '{rule|name}: за {points|points}', en: '{rule|name}: for {points|points}' },
    'points.price.short': { ru: '{rule|name}: не хватает {rest|ofPoints}', en: '{rule|name}: {rest|points} to go' },
    'points.price.closed': {
      ru: '{rule|name}: списание по этой карте закрыто',
      en: '{rule|name}: no points may be spent on this card',
    },
    'points.price.offline': { ru: '{rule|name}: только со связью', en: '{rule|name}: only online' },
  },
});
