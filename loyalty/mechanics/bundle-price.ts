/** So many of these and so many of those together for one price. Source: loyalty-domain section 5. */
import { z } from 'zod';
import { allocate } from '../money/allocate.ts';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape } from '../programme/rule.ts';
import { kopecksSchema } from '../programme/units.ts';
import { skipped } from './conditions.ts';
import { discountedWithin } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { leftOf, runsOf, takeUnits } from './units.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('bundle-price').describe('So many of these and so many of those together for one price.'),
  parts: z
    .array(z.strictObject({ goods: goodsSchema, count: z.int().min(1).max(1_000).describe('Units of it.') }))
    .min(1)
    .max(20)
    .describe('Each part of the bundle and how many units of it; parts share no goods.'),
  price: kopecksSchema.describe('Of one bundle.'),
});

export const bundlePrice = defineMechanic({
  kind: 'bundle-price',
  stage: 'itemDiscount',
  schema,
  prepare(rule, workshop) {
    const parts = rule.parts.map(({ goods, count }) => ({ linesOf: workshop.openLinesOf({ ...rule, goods }), count }));
    return (draft) => {
      const stock = parts.map(({ linesOf, count }) => ({ runs: runsOf(draft, linesOf(draft)), count }));
      const bundles = stock.reduce((least, { runs, count }) => {
        const units = runs.reduce((sum, run) => sum + run.count, 0);
        return Math.min(least, mulDiv(units, 1, count, 'floor'));
      }, Infinity);
      if (bundles === 0) return skipped({ code: 'discount.skipped.noGoods', amount: null, params: {} });
      const units = stock.flatMap(({ runs, count }) => takeUnits(runs, bundles * count));
      const values = units.map((run) => leftOf(draft, run));
      const saved = values.reduce((sum, value) => sum + value, 0) - rule.price * bundles;
      if (saved <= 0) return skipped({ code: 'discount.skipped.nothing', amount: null, params: {} });
      const { shares } = allocate(saved, values, values);
      const lines = [...new Set(units.map(({ line }) => line))].sort((a, b) => a - b);
      const wanted = lines.map((line) =>
        units.reduce((sum, unit, k) => sum + (unit.line === line ? shares[k]! : 0), 0),
      );
      const params = { bundles, price: rule.price };
      return discountedWithin(draft, lines, wanted, { code: 'discount.bundle', params });
    };
  },
  words: ({ parts, price }, say) => {
    const set = parts.map(({ goods, count }) => `${count}\u00a0×${say.goods(goods)}`).join(' + ');
    return say.pick(`набор ${set} за ${say.money(price)}`, `the set ${set} for ${say.money(price)}`);
  },
  texts: {
    'discount.bundle': {
      ru: '{rule|name}: {price|money} за набор, наборов {bundles}',
      en: '{rule|name}: {price|money} a set, {bundles} sets',
    },
  },
});
