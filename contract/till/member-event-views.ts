/** What the screen shows of things a member does without a receipt. */
import { z } from 'zod';
import { instant, points } from '../units.ts';

export const memberEventView = z.object({
  /** as the programme's rules name it */
  event: z.string().max(64),
  /** in the language of the screen */
  title: z.string(),
  /** hundredths it brings now, without a sum */
  points,
  /** of the sum it is about, as text; null = it has no sum */
  share: z.string().nullable(),
  /** why it brings nothing now, one sentence; null = it does */
  refusal: z.string().nullable(),
});
export type MemberEventView = z.infer<typeof memberEventView>;

export const memberEventDone = z.object({
  title: z.string(),
  points,
  /** those that live and die together */
  lots: z.array(
    z.object({
      points,
      /** null = they can be spent at once */
      activatesAt: instant.nullable(),
      /** last ISO date (programme zone) they can be spent; null = they never lapse */
      lastDay: z.iso.date().nullable(),
    }),
  ),
});
export type MemberEventDone = z.infer<typeof memberEventDone>;
