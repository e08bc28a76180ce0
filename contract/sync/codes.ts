/** Single codes out of a batch, as a file names them. */
import { z } from 'zod';
import { sum } from '../units.ts';

/** Folded, as the engine compares codes. */
export const couponCode = z.string().min(1).max(64);

export const codeRow = z.object({
  code: couponCode,
  /** the rule of the programme it switches on */
  ruleId: z.string().min(1).max(64),
  /** ISO dates of the programme's zone, both inclusive; null = at once, for ever */
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  usesLeft: z.int().positive(),
  /** kopecks off, where the rule's own amount does not hold */
  faceValue: sum.nullable(),
});
export type CodeRow = z.infer<typeof codeRow>;
