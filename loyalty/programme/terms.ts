/** What a programme says besides its mechanics. Source: loyalty-domain sections 2, 5, 10, 11, 14. */
import { z } from 'zod';
import { certificateTermsSchema } from '../certificates/certificate.ts';
import { tierTermsSchema } from '../tiers/tier-terms.ts';
import { isZone } from '../time/zoned-day.ts';
import { donationTermsSchema, transferTermsSchema } from '../transfers/transfer-terms.ts';
import { lotTermsSchema } from './lot-terms.ts';
import { experimentSchema, groupSchema } from './rule.ts';
import { shareSchema, dateSchema, idSchema, kopecksSchema, nameSchema, pointsSchema } from './units.ts';

const countSchema = z.int().min(0).max(1_000_000);

export const tierSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** In units of `tierTerms.metric` (kopecks paid by default), inclusive. */
  from: kopecksSchema,
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
  /** How rules that name a group live together. */
  groups: z.array(groupSchema).max(100).optional(),
  /** The most of the list prices that discounts and points take together. */
  maxShareBp: shareSchema.optional(),
  /** No redemption on a receipt with any discount. */
  pointsExclusive: z.boolean().optional(),
  /** `wins` (default), or an exclusive rule must beat all the others together. */
  exclusivePolicy: z.enum(['wins', 'bestDeal']).optional(),
  /** How several multipliers of a line combine: the largest (default), 1 + the sum of what each adds, or the product. */
  multipliers: z.enum(['max', 'sum', 'product']).optional(),
  /** Hundredths of a point that all accruals together may give. */
  accrualBudget: pointsSchema.optional(),
  tierTerms: tierTermsSchema.optional(),
  /** Absent = points stay with their member. */
  transfers: transferTermsSchema.optional(),
  donations: donationTermsSchema.optional(),
  certificates: certificateTermsSchema.optional(),
  /** Groups of members for comparison, by a stable hash of the member. */
  experiments: z.array(experimentSchema).max(20).optional(),
};

export type Terms = z.infer<z.ZodObject<typeof termsShape>>;
export type Tier = z.infer<typeof tierSchema>;
