/** A basket as a file: what is bought, what codes were given, what is paid with. */
import { z } from 'zod';
import { SUM_MAX, soldBy, vatRate } from '../../../../contract/units.ts';
import * as units from '../../../../loyalty/index.ts';
import type { Basket, BasketLine } from '../../../../loyalty/index.ts';
import { code, coupon } from './coupon.ts';
import { id, kopecks, list, points, quantity } from './units.ts';

const label = z.string().min(1).max(64);

const line = z
  .strictObject({
    lineNo: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Of the receipt, unique; by default its place in the list, from 1.'),
    sku: z.string().max(64).default('').describe('Article of the goods.'),
    categories: list(label, 32).default([]).describe('Categories of the goods.'),
    tags: list(label, 32).default([]).describe('Free marks of the goods, for example `tobacco`.'),
    quantity: quantity.default(units.quantity(1000)).describe('One piece by default.'),
    unitPrice: kopecks.describe('List price of one piece or one kilogram.'),
    minUnitPrice: kopecks.optional().describe('The least one unit may be sold for.'),
    vatRate: vatRate.default('vat22').describe('VAT as the law names it.'),
    priceKind: z
      .enum(['regular', 'promo', 'fixed'])
      .default('regular')
      .describe('`fixed`: member prices do not change it.'),
    soldBy: soldBy.default('piece').describe('By the piece or by weight.'),
    marked: z.boolean().optional().describe('Printed one unit a line.'),
  })
  .refine(
    ({ unitPrice, quantity }) => unitPrice * quantity <= SUM_MAX * 1000,
    units.saying('цена × количество больше, чем вмещает чек', 'price × quantity is more than a receipt holds'),
  );

const redeem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none').describe('No points.') }),
  z.strictObject({ kind: z.literal('max').describe('As many points as may be.') }),
  z.strictObject({ kind: z.literal('points').describe('So many points.'), points }),
]);

export const basketFile = z
  .strictObject({
    lines: list(line).describe('In the order of the receipt; may be empty.'),
    redeem: redeem.default({ kind: 'none' }).describe('Points to redeem; none by default.'),
    codes: list(z.strictObject({ code, coupon: coupon.nullish().describe('The record of a single code.') }), 50)
      .optional()
      .describe('Promo codes and coupons in the order of entry.'),
    tenders: list(
      z.strictObject({
        kind: z.enum(['certificate', 'cash', 'card', 'sbp']).describe('Way of payment.'),
        amount: kopecks.nullable().default(null).describe('null = whatever the others leave.'),
        brand: id.optional().describe('Brand of the card, for example `own-card`.'),
      }),
      10,
    )
      .optional()
      .describe('Chosen ways of payment; absent = not chosen yet.'),
    rewards: list(z.strictObject({ ruleId: id, count: z.int().min(1).max(100_000).describe('Units.') }), 100)
      .optional()
      .describe('What the customer takes of what rules offer: a free cup, a gift for points.'),
  })
  .transform(({ lines, ...rest }) => ({ ...rest, lines: lines.map(numbered) }))
  .superRefine(({ lines }, context) => {
    lines.forEach(({ lineNo }, at) => {
      if (lines.findIndex((other) => other.lineNo === lineNo) === at) return;
      const said = units.saying(`номер строки ${lineNo} уже есть`, `line number ${lineNo} is there twice`);
      context.addIssue({ code: 'custom', path: ['lines', at, 'lineNo'], ...said });
    });
  }) satisfies z.ZodType<Basket>;

const numbered = (given: z.output<typeof line>, at: number): BasketLine => ({
  ...given,
  lineNo: given.lineNo ?? at + 1,
});
