/** The codes that switch a rule on. Source: loyalty-domain section 7. */
import { z } from 'zod';
import { kopecksSchema } from './units.ts';

export const couponTermsSchema = z
  .strictObject({
    codes: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(10_000)
      .optional()
      .describe('Shared codes written in the programme, as typed by people; compared folded.'),
    isSingle: z.boolean().optional().describe('Single codes, each known to the centre by its own record.'),
    minPurchase: kopecksSchema
      .optional()
      .describe('Sum of what is left of all lines when the code is tried, inclusive.'),
    keepsRest: z.boolean().optional().describe('A fixed amount larger than the basket leaves a rest for next time.'),
  })
  .meta({ id: 'coupon', description: 'the codes that switch the rule on' });
