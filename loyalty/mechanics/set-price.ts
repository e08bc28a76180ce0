/** Another price of one unit: of a tier, a club or one member. The lowest that applies wins. Source: loyalty-domain section 4. */
import { z } from 'zod';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape } from '../programme/rule.ts';
import { kopecksSchema } from '../programme/units.ts';
import { findCode } from './codeless.ts';
import { skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('set-price')
    .describe('Another price of one unit: of a tier, a club or one member. The lowest that applies wins.'),
  goods: goodsSchema.optional(),
  price: kopecksSchema.describe('Of one unit (a piece, a kilogram).'),
});

export const setPrice = defineMechanic({
  kind: 'set-price',
  stage: 'price',
  schema,
  check: findCode,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    return (draft) => {
      const lines = linesOf(draft).filter(
        (line) => draft.lines[line]!.priceKind !== 'fixed' && rule.price < draft.unitPrice[line]!,
      );
      if (lines.length === 0) return skipped({ code: 'discount.skipped.noGoods', amount: null, params: {} });
      const prices = lines.map((line) => Math.max(rule.price, draft.lines[line]!.minUnitPrice ?? 0));
      const notes = [{ code: 'price.set', amount: rule.price, params: { price: rule.price } }];
      return { kind: 'priced', lines, prices, notes };
    };
  },
  words: ({ price, goods }, say) =>
    say.pick(`цена ${say.money(price)} за единицу`, `price ${say.money(price)} a unit`) + say.goods(goods),
  texts: { 'price.set': { ru: '{rule|name}: цена {price|money}', en: '{rule|name}: price {price|money}' } },
});
