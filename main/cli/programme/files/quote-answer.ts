/** The answer of `quote --json`: the engine's quote, field for field. */
import { z } from 'zod';
import { change } from '../../../../contract/sync/engine-data.ts';
import * as units from '../../../../contract/units.ts';
import type { Quote } from '../../../../loyalty/index.ts';

const kopecks = units.amount.meta({ id: 'kopecks', description: 'kopecks: 100 = 1 rouble' });
const points = units.points.meta({ id: 'points', description: 'hundredths of a point: 100 = 1 point' });
const quantity = units.quantity.meta({ id: 'quantity', description: 'thousandths: one piece = 1000' });
const instant = units.instant.meta({ id: 'instant', description: 'milliseconds since 1970-01-01T00:00Z' });
const ruleId = z.string().describe('Id of a rule of the programme.');
const name = z.strictObject({ ru: z.string().describe('In Russian.'), en: z.string().describe('In English.') });
const count = z.int().nonnegative();

const line = z.strictObject({
  lineNo: z.int().min(1).describe('Of the basket.'),
  unitPrice: kopecks.describe("Of one unit: the list price, or a member's."),
  gross: kopecks.describe('Price × quantity, half up.'),
  discounts: z.array(z.strictObject({ ruleId, amount: kopecks })).describe('In the order in which they were given.'),
  redeemedMoney: kopecks.describe('Money taken off by redeemed points.'),
  redeemedPoints: points.describe('Points redeemed on the line.'),
  net: kopecks.describe('gross - discounts - redeemedMoney.'),
  accrued: points.describe('Points the line earns.'),
  takesPoints: z.boolean().describe('Points may pay for it.'),
  earnsPoints: z.boolean().describe('It earns points.'),
  printed: z
    .array(
      z.strictObject({
        lineNo: z.int().min(1).describe('Of the basket.'),
        quantity,
        price: kopecks.describe('Of one unit.'),
        sum: kopecks.describe('price × quantity, half up.'),
      }),
    )
    .min(1)
    .describe('The line as it is printed; sums to net.'),
});

const lot = {
  activatesAt: instant.describe('May be spent from this instant.'),
  expiresAt: instant.nullable().describe('Worth nothing from this instant; null = never.'),
  byActivity: z.boolean().optional().describe('Every activity moves the expiry on.'),
};

const accrual = z.strictObject({
  total: points.describe('What the receipt earns.'),
  rules: z
    .array(
      z.strictObject({
        ruleId,
        amount: points.describe('After all caps.'),
        shares: z.array(points).describe('Of each line, in the order of lines; sums to amount.'),
        clawback: z.enum(['proportional', 'whenUnqualified']).describe('How a return takes it back.'),
        qualifiedBy: z
          .strictObject({
            amount: kopecks.describe('The threshold in money.'),
            quantity: quantity.describe('The threshold in goods.'),
            sums: z.array(kopecks).describe('What each line counted in money.'),
            quantities: z.array(quantity).describe('What each line counted in goods.'),
          })
          .optional()
          .describe('What must be kept for the points to stay.'),
        ...lot,
      }),
    )
    .describe('By rule.'),
  limitedBy: z
    .enum(['perRule', 'perReceipt', 'perDay', 'perMonth', 'perMember', 'ruleBudget', 'budget'])
    .nullable()
    .describe('The cap that cut it.'),
  lots: z
    .array(z.strictObject({ amount: points.describe('Of the lot.'), ...lot }))
    .describe('One for each pair of dates; sums to total.'),
  activatesAt: instant.nullable().describe('Of the earliest lot.'),
  expiresAt: instant.nullable().describe('Of the earliest lot.'),
});

const redemption = z.strictObject({
  max: points.describe('The most that may be redeemed now, a multiple of step.'),
  min: points.describe('The least that may be redeemed when max > 0.'),
  step: points.describe('Only multiples of it.'),
  limitedBy: z
    .enum([
      'blocked',
      'minPurchase',
      'discounted',
      'balance',
      'perDay',
      'perMonth',
      'offlineStale',
      'offlineReceipt',
      'offlineCard',
      'offlineTill',
      'lines',
      'receiptPercent',
      'minMoney',
      'totalShare',
      'perReceipt',
    ])
    .nullable()
    .describe('The bound that decides max.'),
  redeemed: points.describe('What this quote redeems.'),
  money: kopecks.describe('What it takes off.'),
});

const at = { amount: points.describe('How many points.') };

const balance = z.strictObject({
  active: points.describe('Alive now.'),
  available: points.describe('active - held - granted - debt, never below 0.'),
  pending: points.describe('Not alive yet.'),
  pendingNext: z
    .strictObject({ ...at, at: instant })
    .nullable()
    .describe('Nearest activation.'),
  expiringNext: z
    .strictObject({ ...at, lastDay: z.iso.date().describe('Programme zone.') })
    .nullable()
    .describe('Nearest lapse within the warning window.'),
  held: points.describe('Reserved.'),
  debt: points.describe('Owed.'),
});

const tier = z.strictObject({
  id: z.string().describe('Of the tier.'),
  name,
  next: z
    .strictObject({
      id: z.string().describe('Of the next tier.'),
      name,
      missing: kopecks.describe('Still to go.'),
      progressBp: units.basisPoints.describe('Of the way, basis points.'),
    })
    .nullable()
    .describe('null = the highest.'),
});

export const quoteAnswer = z.strictObject({
  programmeId: z.string().describe('Of the programme.'),
  programmeHash: units.hash.describe('SHA-256 of its canonical text.'),
  now: instant.describe('The instant it was quoted for.'),
  lines: z.array(line).describe('In the order of the basket.'),
  totals: z
    .strictObject({
      gross: kopecks.describe('Sum of the lines.'),
      discounts: kopecks.describe('All discounts.'),
      redeemedMoney: kopecks.describe('All points redeemed, in money.'),
      toPay: kopecks.describe('gross - discounts - redeemedMoney.'),
    })
    .describe('Of the receipt.'),
  balance: balance.nullable().describe('null without a customer.'),
  tier: tier.nullable().describe('null without a customer or tiers.'),
  redemption: redemption.describe('What points may pay and do pay.'),
  accrual: accrual.describe('What is earned.'),
  codes: z
    .array(
      z.strictObject({
        code: z.string().describe('Folded.'),
        ruleId: ruleId.nullable(),
        isApplied: z.boolean().describe('One refused is not used up.'),
        amount: kopecks.describe('What it took off.'),
        reason: z.string().nullable().describe('Explanation code of the refusal.'),
      }),
    )
    .describe('What became of each code.'),
  progress: z
    .array(
      z.strictObject({
        ruleId,
        name,
        kind: z.enum(['stamps', 'quest']).describe('A stamp card, or a quest.'),
        before: count.describe('Before this receipt.'),
        after: count.describe('With this receipt.'),
        goal: count.describe('Of one card.'),
        rewards: count.describe('Rewards this receipt brings.'),
      }),
    )
    .describe('Stamp cards and quests.'),
  benefits: z
    .array(z.strictObject({ ruleId, name, count: count.describe('How many.') }))
    .describe('Benefits that cost nothing.'),
  possible: z
    .array(z.strictObject({ ruleId, name, reason: z.enum(['tender', 'offer', 'gift']).describe('What it waits for.') }))
    .describe('What would be given if the customer did something.'),
  changes: z.array(change).describe('What the receipt would change in the books besides its own points.'),
  explanations: z
    .array(
      z.strictObject({
        code: z.string().describe('Stable, for example `redeem.limitedBy.receiptPercent`.'),
        ruleId: ruleId.nullable(),
        lineNo: z.int().min(1).nullable().describe('The line it speaks of.'),
        amount: z.number().nullable().describe('The figure it speaks of, in the unit the code implies.'),
        params: z.record(z.string(), z.union([z.string(), z.number()])).describe('What fills its sentence.'),
      }),
    )
    .describe('Why each number is what it is, and what was skipped or cut.'),
}) satisfies z.ZodType<Quote>;
