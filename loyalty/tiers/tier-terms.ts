/** How tiers are earned and kept. Source: loyalty-domain section 11. */
import { z } from 'zod';
import { saying } from '../programme/saying.ts';
import { idSchema, kopecksSchema } from '../programme/units.ts';

const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rolling').describe('The N months up to today: `today - N months < date <= today`.'),
    months: z.int().min(1).max(120).describe('N.'),
  }),
  z.strictObject({ kind: z.literal('calendarYear').describe('From 1 January.') }),
  z.strictObject({ kind: z.literal('sinceJoining').describe('All that was ever counted.') }),
]);

export const tierTermsSchema = z
  .strictObject({
    metric: z
      .enum(['spend', 'visits', 'points', 'counter'])
      .optional()
      .describe(
        "What a tier's `from` counts: money paid in kopecks (default), days with a visit, hundredths of points earned, or a counter that rules raise.",
      ),
    counter: idSchema
      .optional()
      .describe('Of the metric `counter`: the name of the counter, for example the tokens of quests.'),
    visitFrom: kopecksSchema.optional().describe('The least receipt that makes a visit.'),
    window: windowSchema.optional().describe('`sinceJoining` by default.'),
    sameReceipt: z.boolean().optional().describe('The receipt that reaches a tier already earns at its rate.'),
    review: z
      .enum(['oneLevel', 'toReached'])
      .optional()
      .describe('At the end of a term that was not renewed: down by one level (default), or to what was reached.'),
    returnsDowngrade: z
      .enum(['atReview', 'now'])
      .optional()
      .describe('A return lowers the tier at its review (default) or at once.'),
  })
  .refine(({ metric, counter }) => (metric === 'counter') === (counter !== undefined), {
    ...saying(
      'имя счётчика нужно, когда уровень считают по счётчику',
      'a counter is named where tiers go by one, and only there',
    ),
    path: ['counter'],
  });

export type TierTerms = z.infer<typeof tierTermsSchema>;
export type TierWindow = z.infer<typeof windowSchema>;
