/** What every rule of a programme says, whatever its mechanic. Source: loyalty-domain sections 4 and 5. */
import { z } from 'zod';
import { idSchema, kopecksSchema, nameSchema, quantitySchema } from './units.ts';

export const thresholdSchema = z.strictObject({
  /** Sum of the rule's goods, inclusive. */
  amount: kopecksSchema.optional(),
  /** Quantity of the rule's goods, inclusive. */
  quantity: quantitySchema.optional(),
  /** Which sum is tested; what is left at the moment the rule runs by default. */
  on: z.enum(['left', 'list', 'stageStart']).optional(),
});

export type Threshold = z.infer<typeof thresholdSchema>;

export const ruleShape = {
  id: idSchema,
  name: nameSchema,
  /** Rules of a stage run by priority ascending, then by id; 100 by default. */
  priority: z.int().min(0).max(1_000_000).optional(),
  /** `members` = only with a customer attached; everyone by default. */
  audience: z.enum(['everyone', 'members']).optional(),
};

export const PRIORITY_DEFAULT = 100;
