/** What the screen shows of points given away. */
import { z } from 'zod';
import { points } from '../units.ts';

export const charityView = z.object({ charityId: z.string().max(64), name: z.string() });
export type CharityView = z.infer<typeof charityView>;

export const transferView = z.object({
  /** name and initial; null for a charity */
  receiver: z.string().nullable(),
  /** what leaves the customer, the fee in it */
  taken: points,
  fee: points,
  received: points,
  /** what they have available afterwards */
  left: points,
});
export type TransferView = z.infer<typeof transferView>;
