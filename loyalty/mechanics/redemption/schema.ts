import { z } from 'zod';
import { goodsSchema } from '../../programme/goods.ts';
import { ruleShape } from '../../programme/rule.ts';
import { kopecksSchema, pointsSchema, shareSchema, stepSchema } from '../../programme/units.ts';

const periodCapSchema = z.strictObject({
  points: pointsSchema.optional().describe('The most that is redeemed.'),
  redemptions: z.int().min(0).max(1_000_000).optional().describe('Receipts with a redemption.'),
});

export const redemptionSchema = z.strictObject({
  ...ruleShape,
  kind: z.literal('redemption').describe('Points taken as a discount, up to the tightest of many bounds.'),
  goods: goodsSchema.optional().describe('The goods that take points; all by default.'),
  receiptBp: shareSchema.describe('The most of the basis that points may pay.'),
  basis: z
    .enum(['eligible', 'receipt'])
    .optional()
    .describe('What is left of the goods that take points (default), or of the whole receipt.'),
  categoryCaps: z
    .array(z.strictObject({ category: z.string().min(1).max(120).describe('Of goods.'), shareBp: shareSchema }))
    .max(1_000)
    .optional()
    .describe('The most of a line of the category that points may pay; of several the smallest.'),
  minMoney: kopecksSchema.optional().describe('What must be paid in money at least.'),
  minPurchase: kopecksSchema.optional().describe('No redemption under this basis.'),
  step: stepSchema.optional().describe('Multiples of this; one point by default.'),
  minPoints: pointsSchema.optional().describe('The least that is redeemed at all.'),
  perReceipt: pointsSchema.optional().describe('The most for one receipt.'),
  perReceiptBy: z
    .strictObject({ token: pointsSchema.optional(), card: pointsSchema.optional(), phone: pointsSchema.optional() })
    .optional()
    .describe('A lower cap for who is known by a plain card or phone only.'),
  perDay: periodCapSchema.optional().describe('In one store day.'),
  perMonth: periodCapSchema.optional().describe('In one store month.'),
});

export type RedemptionRule = z.infer<typeof redemptionSchema>;
