/** How tiers are earned and kept. Source: loyalty-domain section 11. */
import { z } from 'zod';
import { kopecksSchema } from '../programme/units.ts';

const windowSchema = z.discriminatedUnion('kind', [
  /** The N months up to today: `today - N months < date <= today`. */
  z.strictObject({ kind: z.literal('rolling'), months: z.int().min(1).max(120) }),
  z.strictObject({ kind: z.literal('calendarYear') }),
  z.strictObject({ kind: z.literal('sinceJoining') }),
]);

export const tierTermsSchema = z.strictObject({
  /** What a tier's `from` counts: money paid in kopecks (default), days with a visit, or hundredths of points earned. */
  metric: z.enum(['spend', 'visits', 'points']).optional(),
  /** The least receipt that makes a visit. */
  visitFrom: kopecksSchema.optional(),
  /** `sinceJoining` by default. */
  window: windowSchema.optional(),
  /** The receipt that reaches a tier already earns at its rate. */
  sameReceipt: z.boolean().optional(),
  /** At the end of a term that was not renewed: down by one level (default), or to what was reached. */
  review: z.enum(['oneLevel', 'toReached']).optional(),
  /** A return lowers the tier at its review (default) or at once. */
  returnsDowngrade: z.enum(['atReview', 'now']).optional(),
});

export type TierTerms = z.infer<typeof tierTermsSchema>;
export type TierWindow = z.infer<typeof windowSchema>;
