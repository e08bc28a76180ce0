/** Points from member to member, and to charity. Source: loyalty-domain section 13. */
import { z } from 'zod';
import { idSchema, nameSchema, pointsSchema, shareSchema } from '../programme/units.ts';

export const transferTermsSchema = z.strictObject({
  /** Of the points sent, half up to the hundredth. */
  feeBp: shareSchema.optional(),
  /** Who pays it; the sender by default. */
  feePaidBy: z.enum(['sender', 'receiver']).optional(),
  /** The least that may be sent. */
  min: pointsSchema.optional(),
  /** The most a member may send in one day of the programme's zone. */
  perDay: pointsSchema.optional(),
});

export const donationTermsSchema = z.strictObject({
  min: pointsSchema.optional(),
  /** Accounts points may be given to; what was given is not returned. */
  charities: z
    .array(z.strictObject({ id: idSchema, name: nameSchema }))
    .min(1)
    .max(100),
});

export type TransferTerms = z.infer<typeof transferTermsSchema>;
export type DonationTerms = z.infer<typeof donationTermsSchema>;
