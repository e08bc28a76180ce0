/** When points come alive and lapse. Source: loyalty-domain section 10. */
import { z } from 'zod';

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

export type LotTerms = z.infer<typeof lotTermsSchema>;
