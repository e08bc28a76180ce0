/** The inviter earns on the purchases of whom they brought, at their own status's rate. Source: loyalty-domain section 13, W46. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { datedTermsSchema } from '../programme/lot-terms.ts';
import { ruleShape, thresholdSchema, usesSchema } from '../programme/rule.ts';
import { accrualRateSchema, idSchema, pointsSchema, stepSchema } from '../programme/units.ts';
import { lotDates } from '../time/lot-dates.ts';
import { accrualBase } from './accrual-base.ts';
import { findObstacle, skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('referral')
    .describe("The inviter earns on the purchases of whom they brought, at their own status's rate."),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  rateBp: accrualRateSchema.optional().describe('Points per rouble that the invitee pays, to the inviter.'),
  rateByTierBp: z.record(idSchema, accrualRateSchema).optional().describe("By the inviter's tier."),
  points: pointsSchema.optional().describe('Or a fixed number of points.'),
  maxInvitees: usesSchema
    .optional()
    .describe('How many invited members bring the inviter anything; no bound by default.'),
  step: stepSchema.optional().describe('Points come in multiples of this; one point by default.'),
  lots: datedTermsSchema
    .optional()
    .describe("Pending until the invitee's return window closes; the programme's dates by default."),
});

export const referral = defineMechanic({
  kind: 'referral',
  stage: 'counters',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { zone, lots } = workshop.terms;
    const { step = 100 } = rule;
    return (draft) => {
      const { customer, context } = draft;
      const inviter = customer?.inviter ?? null;
      if (inviter === null || inviter.memberId === customer?.id) {
        return skipped({ code: 'reward.skipped.invited', amount: null, params: {} });
      }
      if ((inviter.invitees ?? 0) > (rule.maxInvitees ?? Infinity)) {
        const most = rule.maxInvitees ?? 0;
        return skipped({ code: 'referral.skipped.tooMany', amount: most, params: { most } });
      }
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'reward', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const base = accrualBase(draft, lines).reduce((sum, part) => sum + part, 0);
      const rate = rule.rateByTierBp?.[inviter.tierId ?? ''] ?? rule.rateBp ?? 0;
      const amount = points((rule.points ?? 0) + mulDiv(base, rate, 10_000 * step, 'floor') * step);
      if (amount === 0) return skipped({ code: 'reward.skipped.nothing', amount: null, params: {} });
      const dates = lotDates(context.now, rule.lots ?? lots, zone);
      return {
        kind: 'counted',
        changes: [{ kind: 'pointsTo', ruleId: rule.id, memberId: inviter.memberId, amount, ...dates }],
        notes: [{ code: 'referral.inviter', amount, params: { given: amount } }],
      };
    };
  },
  words: (rule, say) => {
    const hasRate = rule.rateBp !== undefined || rule.rateByTierBp !== undefined;
    const gifts = [
      ...(rule.points === undefined ? [] : [say.points(rule.points)]),
      ...(hasRate ? [say.rates(rule, say.pick('от суммы баллами', 'of the sum in points'))] : []),
    ];
    return `${say.pick('пригласившему с покупки приглашённого', 'to the inviter, from what the invited buys')}: ${say.list(gifts)}${say.goods(rule.goods)}${say.threshold(rule.threshold)}`;
  },
  texts: {
    'referral.skipped.tooMany': {
      ru: '«{rule|name}»: пригласивший уже получил за {most} друзей',
      en: '{rule|name}: the inviter has been rewarded for {most} friends',
    },
    'referral.inviter': {
      ru: '{rule|name}: пригласившему {given|points}',
      en: '{rule|name}: {given|points} to the inviter',
    },
  },
});
