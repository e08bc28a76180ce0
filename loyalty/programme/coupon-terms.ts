/** The codes that switch a rule on. Source: loyalty-domain section 7. */
import { z } from 'zod';
import { kopecksSchema } from './units.ts';

export const couponTermsSchema = z.strictObject({
  /** Shared codes written in the programme, as typed by people; compared folded. */
  codes: z.array(z.string().min(1).max(64)).min(1).max(10_000).optional(),
  /** Single codes, each known to the centre by its own record. */
  isSingle: z.boolean().optional(),
  /** Sum of what is left of all lines when the code is tried, inclusive. */
  minPurchase: kopecksSchema.optional(),
  /** A fixed amount larger than the basket leaves a rest for next time. */
  keepsRest: z.boolean().optional(),
});
