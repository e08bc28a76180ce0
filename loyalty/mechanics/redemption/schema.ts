import { z } from 'zod';
import { goodsSchema } from '../../programme/goods.ts';
import { ruleShape } from '../../programme/rule.ts';
import { kopecksSchema, pointsSchema, shareSchema, stepSchema } from '../../programme/units.ts';

const periodCapSchema = z.strictObject({
  points: pointsSchema.optional(),
  /** Receipts with a redemption. */
  redemptions: z.int().min(0).max(1_000_000).optional(),
});

export const redemptionSchema = z.strictObject({
  ...ruleShape,
  kind: z.literal('redemption'),
  /** The goods that take points; all by default. */
  goods: goodsSchema.optional(),
  /** The most of the basis that points may pay. */
  receiptBp: shareSchema,
  /** What is left of the goods that take points (default), or of the whole receipt. */
  basis: z.enum(['eligible', 'receipt']).optional(),
  /** The most of a line of the category that points may pay; of several the smallest. */
  categoryCaps: z
    .array(z.strictObject({ category: z.string().min(1).max(120), bp: shareSchema }))
    .max(1_000)
    .optional(),
  /** What must be paid in money at least. */
  minMoney: kopecksSchema.optional(),
  /** No redemption under this basis. */
  minPurchase: kopecksSchema.optional(),
  /** Multiples of this; one point by default. */
  step: stepSchema.optional(),
  /** The least that is redeemed at all. */
  minPoints: pointsSchema.optional(),
  perReceipt: pointsSchema.optional(),
  /** A lower cap for who is known by a plain card or phone only. */
  perReceiptBy: z
    .strictObject({ token: pointsSchema.optional(), card: pointsSchema.optional(), phone: pointsSchema.optional() })
    .optional(),
  perDay: periodCapSchema.optional(),
  perMonth: periodCapSchema.optional(),
});

export type RedemptionRule = z.infer<typeof redemptionSchema>;
