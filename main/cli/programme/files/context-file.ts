/** Where and how a receipt is made; everything has a default. */
import { z } from 'zod';
import { isZone, saying } from '../../../../loyalty/index.ts';
import type { QuoteContext } from '../../../../loyalty/index.ts';
import { count, id, list, points } from './units.ts';

export const contextFile = z.strictObject({
  storeZone: z
    .string()
    .max(64)
    .refine(
      isZone,
      saying('такого часового пояса нет; пример: Europe/Moscow', 'unknown IANA time zone, as Europe/Moscow'),
    )
    .optional()
    .describe("IANA zone of the store; the programme's by default."),
  channel: id.optional().describe('`till` by default; for example `online`.'),
  storeId: id.optional().describe('The store.'),
  tillId: id.optional().describe('The till.'),
  partnerId: id.optional().describe('The merchant of a coalition.'),
  offline: z
    .strictObject({
      receiptLeft: points.describe('Left of the risk quota of one receipt.'),
      cardLeft: points.describe('Left of the risk quota of the card.'),
      tillLeft: points.describe('Left of the risk quota of the till.'),
      snapshotAgeMs: z.int().nonnegative().describe("Age of the member's figures, milliseconds."),
      grants: points.optional().describe('Points of the member set aside for this till, of any age.'),
    })
    .nullable()
    .default(null)
    .describe('Set while the centre cannot be asked.'),
  counters: list(
    z.strictObject({
      key: z.string().min(1).max(200).describe('For example `uses/RULE`.'),
      value: z.int().describe('An integer.'),
    }),
  )
    .optional()
    .describe('Of the programme: budgets and uses by everyone.'),
  allotments: z
    .record(z.string().max(200), count)
    .optional()
    .describe('What the centre gave this till of limited counters, by their key.'),
}) satisfies z.ZodType<Omit<QuoteContext, 'now' | 'storeZone'> & { storeZone?: string | undefined }>;
