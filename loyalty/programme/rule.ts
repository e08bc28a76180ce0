/** What every rule of a programme says, whatever its mechanic. Source: loyalty-domain sections 4, 5, 7, 9. */
import { z } from 'zod';
import { couponTermsSchema } from './coupon-terms.ts';
import { datedTermsSchema } from './lot-terms.ts';
import { dateSchema, idSchema, kopecksSchema, nameSchema, pointsSchema, quantitySchema, shareSchema } from './units.ts';

export const thresholdSchema = z.strictObject({
  /** Sum of the rule's goods, inclusive. */
  amount: kopecksSchema.optional(),
  /** Quantity of the rule's goods, inclusive. */
  quantity: quantitySchema.optional(),
  /** Which sum is tested; what is left at the moment the rule runs by default. */
  on: z.enum(['left', 'list', 'stageStart']).optional(),
});

export type Threshold = z.infer<typeof thresholdSchema>;

const idsSchema = z.array(idSchema).min(1).max(1_000);
const daysAroundSchema = z.strictObject({
  before: z.int().min(0).max(182),
  after: z.int().min(0).max(182),
});

/** Every condition named must hold; a list is met by any of its items. */
const audienceSchema = z.strictObject({
  tiers: idsSchema.optional(),
  segments: idsSchema.optional(),
  notSegments: idsSchema.optional(),
  memberships: idsSchema.optional(),
  members: idsSchema.optional(),
  /** Only who holds an activated personal offer of this rule. */
  offer: z.boolean().optional(),
  /** Store days around the birthday; once per anniversary year. */
  birthday: daysAroundSchema.optional(),
  /** The same around the day of joining, from the first anniversary on. */
  anniversary: daysAroundSchema.optional(),
  /** No purchase before this one. */
  firstPurchase: z.boolean().optional(),
  /** Who was brought by another member. */
  invited: z.boolean().optional(),
  /** A group of one of the programme's experiments. */
  experiment: z.strictObject({ id: idSchema, group: idSchema }).optional(),
});

export type Audience = z.infer<typeof audienceSchema>;

const minuteSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Store calendar and clock. */
const windowSchema = z.strictObject({
  /** From 00:00 of this date. */
  from: dateSchema.optional(),
  /** Up to 00:00 of this date. */
  to: dateSchema.optional(),
  /** 1 = Monday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  /** [from, to); over midnight where `to` is earlier. */
  hours: z.strictObject({ from: minuteSchema, to: minuteSchema }).optional(),
});

export const usesSchema = z.int().min(1).max(1_000_000_000);

/** How often a rule may give something, and how much in all. */
const limitsSchema = z.strictObject({
  perDay: usesSchema.optional(),
  perMonth: usesSchema.optional(),
  /** In the member's life. */
  perMember: usesSchema.optional(),
  /** By everyone together. */
  total: usesSchema.optional(),
  /** Kopecks of discount, or hundredths of points. */
  budget: z.int().min(0).max(1_000_000_000_000).optional(),
});

export const ruleShape = {
  id: idSchema,
  name: nameSchema,
  /** Rules of a stage run by priority ascending, then by id; 100 by default. */
  priority: z.int().min(0).max(1_000_000).optional(),
  /** `members` = only with a customer attached; everyone by default. */
  audience: z.union([z.enum(['everyone', 'members']), audienceSchema]).optional(),
  where: z
    .strictObject({
      stores: idsSchema.optional(),
      tills: idsSchema.optional(),
      channels: idsSchema.optional(),
      partners: idsSchema.optional(),
    })
    .optional(),
  window: windowSchema.optional(),
  /** Known once the tender is chosen; a possibility until then. */
  paidWith: z
    .strictObject({
      kinds: z
        .array(z.enum(['certificate', 'cash', 'card', 'sbp']))
        .min(1)
        .optional(),
      brands: idsSchema.optional(),
    })
    .optional(),
  limits: limitsSchema.optional(),
  /** Only with a code; a discount then runs in the stage of coupons. */
  coupon: couponTermsSchema.optional(),
};

/** What a discount says besides. Source: loyalty-domain section 5. */
export const discountShape = {
  ...ruleShape,
  /** One of the programme's groups; its members live in one stage. */
  group: idSchema.optional(),
  /** Alone of all discounts, tested on the amounts before the first of them. */
  exclusive: z.literal('receipt').optional(),
  /** Closes its lines for later discounts. */
  protects: z.boolean().optional(),
  /** Leaves alone lines that already have a discount. */
  skipDiscounted: z.boolean().optional(),
  /** Symmetric; the one that runs first stays. */
  incompatibleWith: idsSchema.optional(),
  /** The most it gives for a receipt. */
  maxAmount: kopecksSchema.optional(),
  /** false = its lines take no points. */
  redeemable: z.literal(false).optional(),
  /** false = its lines earn no points. */
  earns: z.literal(false).optional(),
};

/** What an accrual says besides. Source: loyalty-domain sections 9, 10, 12. */
export const accrualShape = {
  ...ruleShape,
  /** The most this rule gives for a receipt. */
  maxPoints: pointsSchema.optional(),
  /** Dates of these points where they differ from the programme's. */
  lots: datedTermsSchema.optional(),
  /** In shares of the goods returned (default), or all once what is kept misses the threshold. */
  clawback: z.enum(['proportional', 'whenUnqualified']).optional(),
};

export const PRIORITY_DEFAULT = 100;

/** Every field the frame may meet on a rule; the schema of each mechanic decides which it takes. */
export type CommonRule = z.infer<z.ZodObject<typeof discountShape & typeof accrualShape>> & { kind: string };

export const groupSchema = z.strictObject({
  id: idSchema,
  /** They stack, the largest wins, or the first that gives anything. */
  mode: z.enum(['all', 'best', 'first']),
});

export const experimentSchema = z.strictObject({
  id: idSchema,
  /** Changes who falls into which group. */
  salt: z.string().max(64),
  groups: z
    .array(z.strictObject({ id: idSchema, shareBp: shareSchema }))
    .min(2)
    .max(20),
});
