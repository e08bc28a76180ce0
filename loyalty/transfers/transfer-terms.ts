/** Points from member to member, and to charity. Source: loyalty-domain section 13. */
import { z } from 'zod';
import { idSchema, nameSchema, pointsSchema, shareSchema } from '../programme/units.ts';

export const transferTermsSchema = z.strictObject({
  feeBp: shareSchema.optional().describe('Of the points sent, rounded up to the hundredth.'),
  feePaidBy: z.enum(['sender', 'receiver']).optional().describe('Who pays it; the sender by default.'),
  min: pointsSchema.optional().describe('The least that may be sent.'),
  perDay: pointsSchema.optional().describe("The most a member may send in one day of the programme's zone."),
});

export const donationTermsSchema = z.strictObject({
  min: pointsSchema.optional(),
  charities: z
    .array(z.strictObject({ id: idSchema, name: nameSchema }))
    .min(1)
    .max(100)
    .describe('Accounts points may be given to; what was given is not returned.'),
});

export type TransferTerms = z.infer<typeof transferTermsSchema>;
export type DonationTerms = z.infer<typeof donationTermsSchema>;
