/** When points come alive and lapse. Source: loyalty-domain section 10. */
import { z } from 'zod';
import { dateSchema } from './units.ts';

const months = z.int().min(0).max(1_200);

const datedExpiry = [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({ mode: z.literal('days'), days: z.int().min(0).max(36_500) }),
  z.strictObject({ mode: z.literal('months'), months }),
  z.strictObject({ mode: z.literal('endOfMonth') }),
  z.strictObject({ mode: z.literal('endOfYear') }),
  /** The last day, for everybody. */
  z.strictObject({ mode: z.literal('fixedDate'), date: dateSchema }),
] as const;

/** All lots live to so many months after the last activity. */
const activityExpiry = z.strictObject({
  mode: z.literal('activity'),
  months,
  /** What counts as an activity; purchases by default. */
  counts: z
    .array(z.enum(['purchases', 'redemptions', 'events']))
    .min(1)
    .optional(),
});

const ONE_DELAY = { message: 'a delay is in days or in minutes, not both', path: ['activationMinutes'] };

const start = {
  /** Active from 00:00 (programme zone) of the receipt's date + days; 0 = at once, from the next receipt. */
  activationDays: z.int().min(0).max(3_650),
  /** A delay shorter than a day, counted from the instant; instead of `activationDays`. */
  activationMinutes: z.int().min(1).max(1_440).optional(),
  /** Where the expiry counts from; the activation date by default. */
  expiresFrom: z.enum(['activation', 'accrual']).optional(),
};

/** Of a rule, a coupon or a voucher: their dates are known at once. */
export const datedTermsSchema = z
  .strictObject({ ...start, expiry: z.discriminatedUnion('mode', datedExpiry) })
  .refine(isOneDelay, ONE_DELAY);

export const lotTermsSchema = z
  .strictObject({ ...start, expiry: z.discriminatedUnion('mode', [...datedExpiry, activityExpiry]) })
  .refine(isOneDelay, ONE_DELAY);

export type LotTerms = z.infer<typeof lotTermsSchema>;
export type ActivityExpiry = z.infer<typeof activityExpiry>;

function isOneDelay({
  activationDays,
  activationMinutes,
}: {
  activationDays: number;
  activationMinutes?: number | undefined;
}) {
  return activationMinutes === undefined || activationDays === 0;
}
