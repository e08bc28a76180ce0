/** What a programme prints on a receipt besides its figures. Source: loyalty-domain section 13, fiscal-printer section 9.1. */
import { z } from 'zod';
import { counterKey, LIFE } from '../quote/counters.ts';
import type { Counter, CustomerSnapshot } from '../quote/types.ts';
import { saying } from './saying.ts';
import { idSchema, nameSchema } from './units.ts';

/** Stands for the id of the receipt in the address of a survey. */
export const RECEIPT_MARK = '{receipt}';

const surveySchema = z.strictObject({
  url: z
    .string()
    .regex(
      /^https:\/\/[!-~]{1,400}$/,
      saying('нужен адрес https://… латиницей без пробелов', 'an address https://… of plain letters without spaces'),
    )
    .describe(`Behind the QR under the receipt; ${RECEIPT_MARK} in it becomes the id of the receipt.`),
  caption: nameSchema.describe('Printed above the QR.'),
  rule: idSchema
    .optional()
    .describe('The `event-accrual` that rewards the answer: a member who has had all it gives is asked no more.'),
});

export const receiptTermsSchema = z.strictObject({
  greeting: nameSchema.optional().describe('Printed above the goods.'),
  electronicToMembers: z
    .boolean()
    .optional()
    .describe(
      'Members get each receipt by e-mail or phone as well, unless the cashier says otherwise; false by default.',
    ),
  survey: surveySchema.optional().describe('A QR under each receipt; absent = none.'),
});

export type Survey = z.infer<typeof surveySchema>;

interface Asking {
  receipt?: z.infer<typeof receiptTermsSchema> | undefined;
  mechanics: readonly { id: string; limits?: { perMember?: number | undefined } | undefined }[];
}

/** The survey this buyer is asked to answer, if any. Pure; never throws. */
export function surveyFor({ receipt, mechanics }: Asking, member: CustomerSnapshot | null): Survey | null {
  const { survey } = receipt ?? {};
  if (survey?.rule === undefined || member === null) return survey ?? null;
  const most = mechanics.find(({ id }) => id === survey.rule)?.limits?.perMember ?? Infinity;
  return answersOf(member, survey.rule) < most ? survey : null;
}

const answersOf = ({ counters }: CustomerSnapshot, ruleId: string): number =>
  counters?.find(({ key }: Counter) => key === counterKey.uses(ruleId, LIFE))?.value ?? 0;
