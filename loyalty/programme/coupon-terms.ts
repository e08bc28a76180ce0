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
    keepsRest: z
      .boolean()
      .optional()
      .describe('A single code worth more than the basket keeps the rest for next time; lost by default.'),
    perCode: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('Uses of one shared code by everyone together; `limits` count all codes of the rule.'),
  })
  .meta({ id: 'coupon', description: 'the codes that switch the rule on' });
