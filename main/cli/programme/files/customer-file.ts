/** A member as a file: the snapshot a till quotes with. Only `id` must be there. */
import { z } from 'zod';
import * as units from '../../../../loyalty/index.ts';
import type { CustomerSnapshot } from '../../../../loyalty/index.ts';
import { coupon } from './coupon.ts';
import { count, id, instant, list, points, turnover } from './units.ts';

const lot = z.strictObject({
  id,
  amount: points.describe('What is left of it.'),
  activatesAt: instant.default(units.instant(0)).describe('Alive from this instant.'),
  expiresAt: instant.nullable().default(null).describe('Alive up to this instant; null = for ever.'),
  byActivity: z.boolean().optional().describe('Every activity moves the expiry on.'),
});

const period = (example: string) =>
  z
    .strictObject({
      period: z.string().max(10).default('').describe(`As ${example}; a counter of another period counts nothing.`),
      earned: points.default(units.points(0)).describe('Earned in it.'),
      redeemed: points.default(units.points(0)).describe('Redeemed in it.'),
      redemptions: count.default(0).describe('Receipts with a redemption.'),
    })
    .prefault({});

export const customerFile = z.strictObject({
  id,
  identifiedBy: z.enum(['token', 'card', 'phone']).default('card').describe('How the till knows them.'),
  blocked: z.boolean().default(false).describe('true = no redemption.'),
  hasConsent: z.boolean().optional().describe('false = has not agreed to the terms: no redemption.'),
  tierId: id.nullable().default(null).describe('A tier of the programme; null = the lowest or none.'),
  qualifyingSpend: turnover.default(units.kopecks(0)).describe('What counts towards tiers in the current window.'),
  lots: list(lot, 10_000).default([]).describe('Points by their dates.'),
  held: points.default(units.points(0)).describe('Authorised and not yet captured.'),
  debt: points.default(units.points(0)).describe('Owed after returns.'),
  day: period('2026-11-22').describe('Of the store day.'),
  month: period('2026-11').describe('Of the store month.'),
  lifetimeSpend: turnover.optional().describe('Money paid before this receipt, net of returns, since joining.'),
  lastMonth: z
    .strictObject({ period: z.string().max(7).describe('As 2026-10.'), spent: turnover.describe('Money paid in it.') })
    .optional()
    .describe('The whole month before.'),
  joinedOn: z.iso.date().nullish().describe('YYYY-MM-DD'),
  birthday: z
    .string()
    .regex(/^(\d{4}|-)-\d{2}-\d{2}$/)
    .nullish()
    .describe('YYYY-MM-DD, or --MM-DD without the year.'),
  birthdaySetAt: instant
    .nullish()
    .describe('When the birthday was entered; one of the last 30 days does not count yet.'),
  segments: list(id).optional().describe('Groups the centre has put them in.'),
  offers: list(
    z.strictObject({
      ruleId: id,
      isActivated: z.boolean().default(true).describe('Taken by the member.'),
      from: instant.default(units.instant(0)).describe('Open from this instant.'),
      to: instant.nullable().default(null).describe('Open up to this instant.'),
    }),
    200,
  )
    .optional()
    .describe('Personal offers.'),
  coupons: list(coupon, 200).optional().describe('Coupons of their own.'),
  memberships: list(
    z.strictObject({
      id,
      from: instant.default(units.instant(0)).describe('In force from this instant.'),
      to: instant.describe('Up to this instant.'),
    }),
    50,
  )
    .optional()
    .describe('Paid memberships.'),
  counters: list(
    z.strictObject({
      key: z.string().min(1).max(200).describe('For example `stamps/RULE`, `quest/RULE/CONDITION`, `tokens`.'),
      value: z.int().describe('An integer.'),
      expiresAt: instant.nullish().describe('From this instant it counts 0.'),
    }),
  )
    .optional()
    .describe('Stamps, uses and progress.'),
  inviter: z
    .strictObject({
      memberId: id,
      tierId: id.nullable().default(null).describe('Their tier.'),
      invitees: z.int().positive().optional().describe('How many they had brought with this member.'),
    })
    .nullish()
    .describe('Who brought this member.'),
  granted: points.optional().describe('Set aside by the centre for another till.'),
  asOf: instant.default(units.instant(0)).describe('When the centre last vouched for these figures.'),
}) satisfies z.ZodType<CustomerSnapshot>;
