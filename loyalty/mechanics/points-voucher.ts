/** Every so many points turn into a voucher. Source: loyalty-domain sections 7, 10. */
import { couponLife } from '../words/coupon-words.ts';
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import { datedTermsSchema } from '../programme/lot-terms.ts';
import { ruleShape } from '../programme/rule.ts';
import { idSchema, kopecksSchema, stepSchema } from '../programme/units.ts';
import { isClosed, spendable } from '../quote/draft.ts';
import { lotDates } from '../time/lot-dates.ts';
import type { Change } from '../quote/types.ts';
import { skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z.literal('points-voucher').describe('Every so many points turn into a voucher.'),
  points: stepSchema.describe('Hundredths of a point that one voucher costs.'),
  couponRule: idSchema,
  amount: kopecksSchema
    .optional()
    .describe("Face value of one voucher; without it the coupon's rule says what it gives."),
  valid: datedTermsSchema,
});

export const pointsVoucher = defineMechanic({
  kind: 'points-voucher',
  stage: 'counters',
  schema,
  prepare(rule, { terms: { zone } }) {
    return (draft) => {
      const { customer, context, redemption } = draft;
      if (customer === null) return skipped({ code: 'reward.skipped.noCustomer', amount: null, params: {} });
      if (isClosed(customer)) return skipped({ code: 'voucher.closed', amount: null, params: {} });
      const left = context.offline !== null ? 0 : spendable(draft) - (redemption?.redeemed ?? 0);
      const vouchers = mulDiv(Math.max(0, left), 1, rule.points, 'floor');
      const rest = rule.points - left;
      if (vouchers === 0) return skipped({ code: 'voucher.next', amount: rest, params: { rest } });
      const { activatesAt: from, expiresAt: to } = lotDates(context.now, rule.valid, zone);
      const voucher: Change = {
        kind: 'couponIssued',
        ruleId: rule.couponRule,
        faceValue: rule.amount ?? null,
        from,
        to,
      };
      return {
        kind: 'counted',
        changes: [
          { kind: 'pointsSpent', ruleId: rule.id, amount: points(vouchers * rule.points) },
          ...Array.from({ length: vouchers }, () => voucher),
        ],
        notes: [
          rule.amount === undefined
            ? { code: 'voucher.issued', amount: vouchers, params: { vouchers } }
            : { code: 'voucher.issuedFor', amount: vouchers, params: { vouchers, face: rule.amount } },
        ],
      };
    };
  },
  words: ({ points, couponRule, amount, valid }, say) => {
    const worth = amount === undefined ? '' : ` ${say.pick('на', 'for')} ${say.money(amount)}`;
    return `${say.pick(`каждые ${say.points(points)} становятся купоном`, `every ${say.points(points)} become the coupon`)} ${say.quoted([say.names.rule(couponRule)])}${worth}; ${say.pick('он действует', 'it is valid')} ${couponLife(valid, say)}`;
  },
  texts: {
    'voucher.closed': {
      ru: '{rule|name}: списание по этой карте закрыто',
      en: '{rule|name}: no points may be spent on this card',
    },
    'voucher.next': {
      ru: '{rule|name}: до ваучера {rest|points}',
      en: '{rule|name}: {rest|points} to the next voucher',
    },
    'voucher.issued': { ru: '{rule|name}: ваучеров {vouchers}', en: '{rule|name}: {vouchers} vouchers' },
    'voucher.issuedFor': {
      ru: '{rule|name}: ваучеров {vouchers} по {face|money}',
      en: '{rule|name}: {vouchers} vouchers of {face|money}',
    },
  },
});
