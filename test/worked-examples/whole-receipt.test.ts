/** W48 of loyalty-domain section 16: every stage on one receipt; and that all 48 examples are here. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  discountsOf,
  goods,
  itemPercent,
  member,
  percentAccrual,
  quoteVisit,
  receiptPercent,
  redemptionOf,
} from '../../loyalty/testing/shop.ts';

it('W48: milk, cheese, coffee and wine come to 1538.61, 327.00 redeemed, 38.00 earned', () => {
  const noWine = { goods: { except: { tags: ['alcohol'] } } };
  const quote = quoteVisit({
    rules: [
      itemPercent(15_00, { goods: { categories: ['coffee'] } }),
      receiptPercent(3_00),
      redemptionOf(30_00, noWine),
      percentAccrual(5_00, noWine),
    ],
    lines: [
      goods(89_90, { quantity: 2000 }),
      goods(899_00, { quantity: 437, soldBy: 'weight' }),
      goods(649_00, { categories: ['coffee'] }),
      goods(799_00, { tags: ['alcohol'] }),
    ],
    customer: member(450_75),
    redeem: { kind: 'max' },
  });
  const column = <T>(pick: (line: (typeof quote.lines)[number]) => T) => quote.lines.map(pick);
  const byRule = (id: string) =>
    column(({ discounts }) => discounts.reduce((sum, { ruleId, amount }) => sum + (ruleId === id ? amount : 0), 0));
  expect(column(({ gross }) => gross)).toEqual([179_80, 392_86, 649_00, 799_00]);
  expect(byRule('r1')).toEqual([0, 0, 97_35, 0]);
  expect(byRule('r2')).toEqual([5_39, 11_79, 16_55, 23_97]);
  expect(discountsOf(quote).reduce((sum, amount) => sum + amount, 0)).toBe(97_35 + 57_70);
  expect(quote.redemption).toMatchObject({ redeemed: 327_00, limitedBy: 'receiptPercent' });
  expect(column(({ redeemedMoney }) => redeemedMoney)).toEqual([52_30, 114_26, 160_44, 0]);
  expect([quote.totals.toPay, column(({ net }) => net)]).toEqual([1538_61, [122_11, 266_81, 374_66, 775_03]]);
  expect([quote.accrual.total, column(({ accrued }) => accrued)]).toEqual([38_00, [6_08, 13_28, 18_64, 0]]);
});

it('holds W01 to W48, each once', () => {
  const here = new URL('.', import.meta.url);
  const titles = readdirSync(here).flatMap((file) => [
    ...readFileSync(new URL(file, here), 'utf8').matchAll(/^ *it\(\s*'(W\d\d):/gm),
  ]);
  const ids = titles.map(([, id]) => id!).sort();
  expect(ids).toEqual(Array.from({ length: 48 }, (_, i) => `W${String(i + 1).padStart(2, '0')}`));
});
