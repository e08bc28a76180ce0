/** The engine's inputs and its answer as schemas: what a sale carries to the centre, which recomputes it. */
import { z } from 'zod';
import type { Basket, CustomerSnapshot, Lot, OfflineState, PeriodCounter } from '../../loyalty/quote/types.ts';
import { SUM_MAX, amount, instant, points, quantity, soldBy, sum, vatRate } from '../units.ts';

const tag = z.string().max(64);

/** Bounded so that a thousand lines, their discounts and points stay within 2^53: the engine then never throws. */
export const basketLine = z
  .object({
    lineNo: z.int().positive(),
    sku: z.string().max(64),
    categories: z.array(tag).max(32),
    tags: z.array(tag).max(32),
    quantity,
    unitPrice: sum,
    minUnitPrice: sum.optional(),
    vatRate,
    priceKind: z.enum(['regular', 'promo', 'fixed']),
    soldBy,
    marked: z.boolean().optional(),
  })
  .refine(({ unitPrice, quantity }) => unitPrice * quantity <= SUM_MAX * 1000, 'price × quantity is out of range');

export const basket = z.object({
  lines: z.array(basketLine).max(1000),
  redeem: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('max') }),
    z.object({ kind: z.literal('points'), points }),
  ]),
}) satisfies z.ZodType<Basket>;

export const lot = z.object({
  id: z.string().max(64),
  amount: points,
  activatesAt: instant,
  expiresAt: instant.nullable(),
}) satisfies z.ZodType<Lot>;

export const periodCounter = z.object({
  period: z.string().max(10),
  earned: points,
  redeemed: points,
  redemptions: z.int().nonnegative(),
}) satisfies z.ZodType<PeriodCounter>;

export const customerSnapshot = z.object({
  id: z.string().max(64),
  identifiedBy: z.enum(['token', 'card', 'phone']),
  blocked: z.boolean(),
  tierId: z.string().max(64).nullable(),
  qualifyingSpend: amount,
  lots: z.array(lot).max(10_000),
  held: points,
  debt: points,
  day: periodCounter,
  month: periodCounter,
  asOf: instant,
}) satisfies z.ZodType<CustomerSnapshot>;

export const offlineState = z.object({
  receiptLeft: points,
  cardLeft: points,
  tillLeft: points,
  snapshotAgeMs: z.int().nonnegative(),
}) satisfies z.ZodType<OfflineState>;

/** The figures of a quote that the centre compares with its own; explanations stay at the till. */
export const quoteClaim = z.object({
  totals: z.object({ gross: amount, discounts: amount, redeemedMoney: amount, toPay: amount }),
  redeemed: points,
  accrued: points,
  activatesAt: instant.nullable(),
  expiresAt: instant.nullable(),
  lines: z.array(
    z.object({
      lineNo: z.int().positive(),
      net: amount,
      discount: amount,
      redeemedMoney: amount,
      redeemedPoints: points,
      accrued: points,
    }),
  ),
});
export type QuoteClaim = z.infer<typeof quoteClaim>;
