/** What every rule of a programme says, whatever its mechanic. Source: loyalty-domain sections 4, 5, 7, 9. */
import { z } from 'zod';
import { couponTermsSchema } from './coupon-terms.ts';
import { datedTermsSchema } from './lot-terms.ts';
import { dateSchema, idSchema, kopecksSchema, nameSchema, pointsSchema, quantitySchema, shareSchema } from './units.ts';

export const thresholdSchema = z
  .strictObject({
    amount: kopecksSchema.optional().describe("Sum of the rule's goods, inclusive."),
    quantity: quantitySchema.optional().describe("Quantity of the rule's goods, inclusive."),
    on: z
      .enum(['left', 'list', 'stageStart'])
      .optional()
      .describe(
        'Which sum is tested; what is left at the moment the rule runs by default, once points are redeemed less their money.',
      ),
  })
  .meta({ id: 'threshold', description: 'from how much of its goods the rule holds' });

export type Threshold = z.infer<typeof thresholdSchema>;

const idsSchema = z.array(idSchema).min(1).max(1_000).meta({ id: 'ids' });
const daysAroundSchema = z.strictObject({
  before: z.int().min(0).max(182).describe('Days before.'),
  after: z.int().min(0).max(182).describe('Days after.'),
  leapDay: z
    .enum(['february28', 'march1'])
    .optional()
    .describe('When 29 February is kept in other years; 28 February by default.'),
});

const audienceSchema = z
  .strictObject({
    tiers: idsSchema.optional().describe('Ids of tiers; any of them.'),
    segments: idsSchema.optional().describe('Groups of members that the centre computes; any of them.'),
    notSegments: idsSchema.optional().describe('None of these groups of members.'),
    memberships: idsSchema.optional().describe('Paid memberships in force; any of them.'),
    members: idsSchema.optional().describe('Ids of single members; any of them.'),
    offer: z.boolean().optional().describe('Only who holds an activated personal offer of this rule.'),
    birthday: daysAroundSchema.optional().describe('Store days around the birthday; once per anniversary year.'),
    anniversary: daysAroundSchema
      .optional()
      .describe('The same around the day of joining, from the first anniversary on.'),
    firstPurchase: z.boolean().optional().describe('No purchase before this one.'),
    invited: z.boolean().optional().describe('Who was brought by another member.'),
    experiment: z
      .strictObject({
        id: idSchema.describe('Of the experiment.'),
        group: idSchema.describe('One of its groups.'),
      })
      .optional()
      .describe("A group of one of the programme's experiments."),
  })
  .meta({ id: 'audience', description: 'every condition named must hold; a list is met by any of its items' });

export type Audience = z.infer<typeof audienceSchema>;

const minuteSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ id: 'minute', description: 'HH:MM, store clock' });

const windowSchema = z
  .strictObject({
    from: dateSchema.optional().describe('From 00:00 of this date.'),
    to: dateSchema.optional().describe('Up to 00:00 of this date.'),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional().describe('1 = Monday.'),
    hours: z
      .strictObject({ from: minuteSchema, to: minuteSchema })
      .optional()
      .describe('[from, to); over midnight where `to` is earlier.'),
  })
  .meta({ id: 'window', description: 'when the rule holds: store calendar and clock' });

export const usesSchema = z.int().min(1).max(1_000_000_000);

const budgetSchema = z.int().min(0).max(1_000_000_000_000);

const limitsSchema = z
  .strictObject({
    perDay: usesSchema.optional().describe('Times a store day for a member.'),
    perMonth: usesSchema.optional().describe('Times a store month for a member.'),
    perMember: usesSchema.optional().describe("Times in the member's life."),
    total: usesSchema.optional().describe('Times by everyone together.'),
    budget: budgetSchema.optional().describe('Kopecks of discount, or hundredths of points.'),
    allotment: z
      .strictObject({
        total: usesSchema.optional().describe('Of `total`, times.'),
        budget: budgetSchema.optional().describe('Of `budget`, in its unit.'),
      })
      .optional()
      .describe(
        'What each till is given of `total` and `budget` to use while the centre does not answer; nothing by default, and the rule then waits for the centre.',
      ),
  })
  .meta({ id: 'limits', description: 'how often a rule may give something, and how much in all' });

export const ruleShape = {
  id: idSchema.describe('Unique among the rules; counters, coupons and other rules name it.'),
  name: nameSchema.describe('On the screen and the receipt.'),
  priority: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Rules of a stage run by priority ascending, then by id; 100 by default.'),
  audience: z
    .union([z.enum(['everyone', 'members']), audienceSchema])
    .optional()
    .describe('`members` = only with a customer attached; everyone by default.'),
  where: z
    .strictObject({
      stores: idsSchema.optional().describe('Ids of stores; any of them.'),
      tills: idsSchema.optional().describe('Ids of tills; any of them.'),
      channels: idsSchema.optional().describe('For example `till`, `online`; any of them.'),
      partners: idsSchema.optional().describe('Ids of merchants of a coalition; any of them.'),
    })
    .meta({ id: 'where', description: 'where the rule holds; everywhere by default' })
    .optional(),
  window: windowSchema.optional(),
  paidWith: z
    .strictObject({
      kinds: z
        .array(z.enum(['certificate', 'cash', 'card', 'sbp']))
        .min(1)
        .optional()
        .describe('Ways of payment; any of them.'),
      brands: idsSchema.optional().describe("Brands of cards, for example `own-card`, the shop's own; any of them."),
    })
    .meta({ id: 'paidWith', description: 'known once the tender is chosen; a possibility until then' })
    .optional(),
  limits: limitsSchema.optional(),
  coupon: couponTermsSchema.optional().describe('Only with a code; a discount then runs in the stage of coupons.'),
};

/** What a discount says besides. Source: loyalty-domain section 5. */
export const discountShape = {
  ...ruleShape,
  group: idSchema.optional().describe("One of the programme's groups; its members live in one stage."),
  exclusive: z
    .literal('receipt')
    .optional()
    .describe('Alone of all discounts, tested on the amounts before the first of them.'),
  protects: z.boolean().optional().describe('Closes its lines for later discounts.'),
  skipDiscounted: z.boolean().optional().describe('Leaves alone lines that already have a discount.'),
  incompatibleWith: idsSchema.optional().describe('Symmetric; the one that runs first stays.'),
  maxAmount: kopecksSchema.optional().describe('The most it gives for a receipt.'),
  redeemable: z.literal(false).optional().describe('false = its lines take no points.'),
  earns: z.literal(false).optional().describe('false = its lines earn no points.'),
};

/** What an accrual says besides. Source: loyalty-domain sections 9, 10, 12. */
export const accrualShape = {
  ...ruleShape,
  maxPoints: pointsSchema.optional().describe('The most this rule gives for a receipt.'),
  lots: datedTermsSchema.optional().describe("Dates of these points where they differ from the programme's."),
  clawback: z
    .enum(['proportional', 'whenUnqualified'])
    .optional()
    .describe('In shares of the goods returned (default), or all once what is kept misses the threshold.'),
};

export const PRIORITY_DEFAULT = 100;

/** Every field the frame may meet on a rule; the schema of each mechanic decides which it takes. */
export type CommonRule = z.infer<z.ZodObject<typeof discountShape & typeof accrualShape>> & {
  kind: string;
  threshold?: Threshold | undefined;
};

export const groupSchema = z.strictObject({
  id: idSchema.describe('Rules name it in `group`.'),
  mode: z.enum(['all', 'best', 'first']).describe('They stack, the largest wins, or the first that gives anything.'),
});

export const experimentSchema = z.strictObject({
  id: idSchema.describe('Rules name it in `audience.experiment`.'),
  salt: z.string().max(64).describe('Changes who falls into which group.'),
  groups: z
    .array(z.strictObject({ id: idSchema, shareBp: shareSchema.describe('Of all members.') }))
    .min(2)
    .max(20)
    .describe('Who is in none of them when the shares are less than 100 % is in no group.'),
});
