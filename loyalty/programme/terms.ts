/** What a programme says besides its mechanics. Source: loyalty-domain sections 2, 5, 10, 11, 14. */
import { z } from 'zod';
import { certificateTermsSchema } from '../certificates/certificate.ts';
import { tierTermsSchema } from '../tiers/tier-terms.ts';
import { isZone } from '../time/zoned-day.ts';
import { donationTermsSchema, transferTermsSchema } from '../transfers/transfer-terms.ts';
import { lotTermsSchema } from './lot-terms.ts';
import { receiptTermsSchema } from './receipt-terms.ts';
import { experimentSchema, groupSchema } from './rule.ts';
import { saying } from './saying.ts';
import { shareSchema, dateSchema, idSchema, kopecksSchema, nameSchema, pointsSchema } from './units.ts';

const countSchema = z.int().min(0).max(1_000_000);

export const tierSchema = z.strictObject({
  id: idSchema.describe('Rules and customers name it.'),
  name: nameSchema,
  from: kopecksSchema.describe('In units of `tierTerms.metric` (kopecks paid by default), inclusive.'),
});

/** Source: loyalty-domain section 12. */
const returnTermsSchema = z.strictObject({
  restoreGraceDays: z
    .int()
    .min(0)
    .max(3_650)
    .optional()
    .describe('Days that redeemed points live once more where their own term has passed; 30 by default.'),
  shortage: z
    .enum(['debt', 'writeOff'])
    .optional()
    .describe('Accrued points that are not there any more become debt (default), or are let off.'),
});

const quotaSchema = z.strictObject({
  points: pointsSchema,
  receipts: countSchema.describe('Receipts with a redemption.'),
});

export const offlineSchema = z.strictObject({
  receipt: pointsSchema.describe('The most one receipt may redeem without the centre.'),
  card: quotaSchema.describe('The most one card may redeem until the centre answers again.'),
  till: quotaSchema.describe('The most one till may redeem until the centre answers again.'),
  maxSnapshotAgeHours: z.int().min(0).max(8_760).describe('Nothing is redeemed on older figures; hours.'),
});

/** Of a programme that says nothing of it. A default is part of the schema's version: it changes with a migration alone. */
const OFFLINE_USUAL = {
  receipt: 500_00,
  card: { points: 1_000_00, receipts: 3 },
  till: { points: 20_000_00, receipts: 1_000 },
  maxSnapshotAgeHours: 72,
};

export const DEFAULT_ZONE = 'Europe/Moscow';

export const termsShape = {
  id: idSchema.describe('Of the programme; the same in all its versions.'),
  version: z.int().min(1).describe('Of the programme; one more for each change.'),
  name: nameSchema,
  from: dateSchema.describe("In force from 00:00 of this date in the programme's zone."),
  to: dateSchema.nullable().default(null).describe('Up to 00:00 of this date, null = until replaced.'),
  zone: z
    .string()
    .refine(
      isZone,
      saying('такого часового пояса нет; пример: Europe/Moscow', 'unknown IANA time zone, as Europe/Moscow'),
    )
    .default(DEFAULT_ZONE)
    .describe('IANA zone of activation, expiry and versions.'),
  pointValue: kopecksSchema
    .refine((value) => value > 0, saying('должно быть больше 0', 'must be above 0'))
    .prefault(100)
    .describe('Kopecks one point is worth when redeemed.'),
  minUnitRemainder: kopecksSchema.prefault(1).describe('What discounts and points leave of every unit at least.'),
  tiers: z.array(tierSchema).max(20).default([]).describe("May be empty; the first one is everybody's."),
  lots: lotTermsSchema.prefault({ expiry: { mode: 'none' } }).describe('When points come alive and lapse.'),
  expiryWarningDays: z
    .int()
    .min(0)
    .max(3_650)
    .default(30)
    .describe('Points that lapse within so many days are warned of.'),
  offline: offlineSchema.prefault(OFFLINE_USUAL).describe('What may be redeemed while the centre does not answer.'),
  labels: z
    .record(z.string().min(1).max(120), nameSchema)
    .optional()
    .describe('How people call what rules name by id: partners, stores, segments, categories, tags, events, brands.'),
  groups: z.array(groupSchema).max(100).optional().describe('How rules that name a group live together.'),
  maxShareBp: shareSchema.optional().describe('The most of the list prices that discounts and points take together.'),
  pointsExclusive: z.boolean().optional().describe('No redemption on a receipt with any discount.'),
  exclusivePolicy: z
    .enum(['wins', 'bestDeal'])
    .optional()
    .describe('`wins` (default), or an exclusive rule must beat all the others together.'),
  multipliers: z
    .enum(['max', 'sum', 'product'])
    .optional()
    .describe(
      'How several multipliers of a line combine: the largest (default), 1 + the sum of what each adds, or the product.',
    ),
  accrualBudget: pointsSchema.optional().describe('Hundredths of a point that all accruals together may give.'),
  accrualAllotment: pointsSchema
    .optional()
    .describe(
      'Of `accrualBudget`: what each till may give while the centre does not answer; the whole as last known by default.',
    ),
  tierTerms: tierTermsSchema.optional().describe('How tiers are earned and kept.'),
  returns: returnTermsSchema.optional().describe('What becomes of points that a return finds gone.'),
  transfers: transferTermsSchema.optional().describe('Absent = points stay with their member.'),
  donations: donationTermsSchema.optional().describe('Points to charity; absent = none.'),
  receipt: receiptTermsSchema.optional().describe('What is printed on receipts besides their figures.'),
  certificates: certificateTermsSchema.optional().describe('Gift certificates; absent = none.'),
  experiments: z
    .array(experimentSchema)
    .max(20)
    .optional()
    .describe('Groups of members for comparison, by a stable hash of the member.'),
};

export type Terms = z.infer<z.ZodObject<typeof termsShape>>;
export type Tier = z.infer<typeof tierSchema>;
