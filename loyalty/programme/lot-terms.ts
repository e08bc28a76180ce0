/** When points come alive and lapse. Source: loyalty-domain section 10. */
import { z } from 'zod';
import { saying } from './saying.ts';
import { dateSchema } from './units.ts';

const months = z.int().min(0).max(1_200).describe('Calendar months.');
const modeOf = <M extends string>(mode: M, says: string) => z.literal(mode).describe(says);

const datedExpiry = [
  z.strictObject({ mode: modeOf('none', 'Never lapse.') }),
  z.strictObject({
    mode: modeOf('days', 'Live so many days.'),
    days: z.int().min(0).max(36_500).describe('The last day is the first + days.'),
  }),
  z.strictObject({ mode: modeOf('months', 'Live so many months.'), months }),
  z.strictObject({ mode: modeOf('endOfMonth', 'Live to the end of the month.') }),
  z.strictObject({ mode: modeOf('endOfYear', 'Live to the end of the year.') }),
  z.strictObject({
    mode: modeOf('fixedDate', 'All live to one date.'),
    date: dateSchema.describe('The last day, for everybody.'),
  }),
] as const;

const activityExpiry = z.strictObject({
  mode: modeOf('activity', 'All lots live to so many months after the last activity.'),
  months,
  counts: z
    .array(z.enum(['purchases', 'redemptions', 'events']))
    .min(1)
    .optional()
    .describe('What counts as an activity; purchases by default.'),
});

const ONE_DELAY = {
  ...saying('отсрочка либо в днях, либо в минутах', 'a delay is in days or in minutes, not both'),
  path: ['activationMinutes'],
};

const start = {
  activationDays: z
    .int()
    .min(0)
    .max(3_650)
    .default(0)
    .describe("Active from 00:00 (programme zone) of the receipt's date + days; 0 = at once, from the next receipt."),
  activationMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .optional()
    .describe('A delay shorter than a day, counted from the instant; instead of `activationDays`.'),
  expiresFrom: z
    .enum(['activation', 'accrual'])
    .optional()
    .describe('Where the expiry counts from; the activation date by default.'),
};

/** Of a rule, a coupon or a voucher: their dates are known at once. */
export const datedTermsSchema = z
  .strictObject({ ...start, expiry: z.discriminatedUnion('mode', datedExpiry).describe('When they lapse.') })
  .refine(isOneDelay, ONE_DELAY)
  .meta({ id: 'dates', description: 'when they come alive and lapse' });

export const lotTermsSchema = z
  .strictObject({
    ...start,
    expiry: z.discriminatedUnion('mode', [...datedExpiry, activityExpiry]).describe('When they lapse.'),
  })
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
