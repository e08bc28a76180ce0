/** Gift certificates between till and centre: asked for and answered now, or not at all. Source: loyalty-domain sections 13 and 14. */
import { z } from 'zod';
import type { Certificate } from '../../loyalty/index.ts';
import { instant, operationId, sum } from '../units.ts';

/** As it is printed on the card, in capitals. */
export const certificateNumber = z.string().regex(/^[0-9A-Z-]{4,32}$/);
export const certificatePin = z.string().regex(/^\d{4,8}$/);

export const certificateRecord = z.object({
  number: certificateNumber,
  state: z.enum(['made', 'sold', 'used', 'blocked']),
  faceValue: sum,
  /** what it pays now: nothing that a receipt without an end has set aside */
  left: sum,
  from: instant,
  to: instant.nullable(),
}) satisfies z.ZodType<Certificate>;

/** What the centre says of a number; without the PIN it does not tell what is left. */
export const certificateFound = z.discriminatedUnion('found', [
  z.object({
    found: z.literal('certificate'),
    certificate: certificateRecord,
    /** set aside for receipts that have no end yet */
    reserved: sum,
  }),
  /** printed, not yet sold: it can be put on a receipt as goods */
  z.object({ found: z.literal('forSale'), faceValue: sum }),
  z.object({ found: z.literal('pinNeeded') }),
  z.object({ found: z.literal('unknown') }),
  z.object({ found: z.literal('wrongPin'), triesLeft: z.int().nonnegative() }),
  z.object({ found: z.literal('locked'), until: instant }),
]);
export type CertificateFound = z.infer<typeof certificateFound>;

export const certificateHold = z.object({
  /** made by the till and on its disk before the request leaves */
  authorisationId: operationId,
  receiptId: operationId,
  number: certificateNumber,
  pin: certificatePin,
  /** what it pays of the receipt */
  amount: sum.positive(),
  /** what a use as a whole loses besides */
  lost: sum,
});
export type CertificateHold = z.infer<typeof certificateHold>;

/** All that was asked, or nothing and the certificate as it stands. */
export const certificateHeld = z.discriminatedUnion('isHeld', [
  z.object({ isHeld: z.literal(true) }),
  z.object({ isHeld: z.literal(false), answer: certificateFound }),
]);
export type CertificateHeld = z.infer<typeof certificateHeld>;

/** One row of an import. */
export const certificateRow = z.object({
  number: certificateNumber,
  pin: certificatePin,
  faceValue: sum.positive(),
  /** null = not sold yet; else sold before, with this much left */
  left: sum.nullable(),
  /** the last day it pays, in the programme's zone; null = without an end */
  lastDay: z.iso.date().nullable(),
});
export type CertificateRow = z.infer<typeof certificateRow>;
