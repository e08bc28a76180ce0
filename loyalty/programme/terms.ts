/** What a programme says besides its mechanics. Source: loyalty-domain sections 2, 5, 10, 11, 14. */
import { z } from 'zod';
import { isZone } from '../time/zoned-day.ts';
import { idSchema, kopecksSchema, nameSchema, pointsSchema } from './units.ts';

const dateSchema = z.iso.date();
const countSchema = z.int().min(0).max(1_000_000);

export const tierSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Qualifying spend, inclusive. */
  from: kopecksSchema,
});

const expirySchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({ mode: z.literal('days'), days: z.int().min(0).max(36_500) }),
  z.strictObject({ mode: z.literal('months'), months: z.int().min(0).max(1_200) }),
  z.strictObject({ mode: z.literal('endOfMonth') }),
  z.strictObject({ mode: z.literal('endOfYear') }),
]);

export const lotTermsSchema = z.strictObject({
  /** Active from 00:00 (programme zone) of the receipt's date + days; 0 = at once, from the next receipt. */
  activationDays: z.int().min(0).max(3_650),
  expiry: expirySchema,
  /** Where the expiry counts from; the activation date by default. */
  expiresFrom: z.enum(['activation', 'accrual']).optional(),
});

export const offlineSchema = z.strictObject({
  /** The most one receipt may redeem without the centre. */
  receipt: pointsSchema,
  card: z.strictObject({ points: pointsSchema, receipts: countSchema }),
  till: z.strictObject({ points: pointsSchema, receipts: countSchema }),
  maxSnapshotAgeHours: z.int().min(0).max(8_760),
});

export const termsShape = {
  id: idSchema,
  version: z.int().min(1),
  name: nameSchema,
  /** In force from 00:00 of this date in the programme's zone. */
  from: dateSchema,
  /** Up to 00:00 of this date, null = until replaced. */
  to: dateSchema.nullable(),
  /** IANA zone of activation, expiry and versions. */
  zone: z.string().refine(isZone, 'unknown IANA time zone'),
  /** Kopecks one point is worth when redeemed. */
  pointValue: kopecksSchema.refine((value) => value > 0, 'must be above 0'),
  /** What discounts and points leave of every unit at least. */
  minUnitRemainder: kopecksSchema,
  /** May be empty; the first one is everybody's. */
  tiers: z.array(tierSchema).max(20),
  lots: lotTermsSchema,
  /** Points that lapse within so many days are warned of. */
  expiryWarningDays: z.int().min(0).max(3_650),
  offline: offlineSchema,
};

export type Terms = z.infer<z.ZodObject<typeof termsShape>>;
export type Tier = z.infer<typeof tierSchema>;
export type LotTerms = z.infer<typeof lotTermsSchema>;
