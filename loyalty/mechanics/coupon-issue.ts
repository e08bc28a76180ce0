/** A coupon for next time, worth a share of this purchase or a fixed sum. Source: loyalty-domain section 7. */
import { couponLife } from '../words/coupon-words.ts';
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { kopecks } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { datedTermsSchema } from '../programme/lot-terms.ts';
import { ruleShape, thresholdSchema } from '../programme/rule.ts';
import { idSchema, kopecksSchema, shareSchema } from '../programme/units.ts';
import { lotDates } from '../time/lot-dates.ts';
import { accrualBase } from './accrual-base.ts';
import { findObstacle, skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z.literal('coupon-issue').describe('A coupon for next time, worth a share of this purchase or a fixed sum.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  couponRule: idSchema.describe('Id of the rule that the coupon switches on.'),
  shareBp: shareSchema.optional().describe('Face value: of the money paid, to whole roubles.'),
  amount: kopecksSchema.optional().describe("Face value in kopecks; without either the rule's own discount holds."),
  valid: datedTermsSchema.describe('When it works.'),
});

const ROUBLE = 100;

export const couponIssue = defineMechanic({
  kind: 'coupon-issue',
  stage: 'counters',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { zone } = workshop.terms;
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'reward', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const paid = accrualBase(draft, lines).reduce((sum, part) => sum + part, 0);
      const share =
        rule.shareBp === undefined ? undefined : mulDiv(paid, rule.shareBp, 10_000 * ROUBLE, 'halfUp') * ROUBLE;
      const face = share ?? rule.amount ?? null;
      if (face === 0) return skipped({ code: 'reward.skipped.nothing', amount: null, params: {} });
      const { activatesAt: from, expiresAt: to } = lotDates(draft.context.now, rule.valid, zone);
      const faceValue = face === null ? null : kopecks(face);
      const note =
        face === null
          ? { code: 'coupon.issued', amount: null, params: {} }
          : { code: 'coupon.issuedFor', amount: face, params: { face } };
      return {
        kind: 'counted',
        changes: [{ kind: 'couponIssued', ruleId: rule.couponRule, faceValue, from, to }],
        notes: [note],
      };
    };
  },
  words: ({ couponRule, shareBp, amount, valid, goods, threshold }, say) => {
    const worth =
      shareBp !== undefined
        ? ` ${say.pick('на', 'for')} ${say.percent(shareBp)} ${say.pick('от покупки', 'of the purchase')}`
        : amount !== undefined
          ? ` ${say.pick('на', 'for')} ${say.money(amount)}`
          : '';
    return `${say.pick('купон', 'a coupon')} ${say.quoted([say.names.rule(couponRule)])}${worth}${say.goods(goods)}${say.threshold(threshold)}; ${say.pick('действует', 'valid')} ${say.alive(valid)}, ${couponLife(valid, say)}`;
  },
  texts: {
    'coupon.issued': { ru: '{rule|name}: купон на следующую покупку', en: '{rule|name}: a coupon for next time' },
    'coupon.issuedFor': {
      ru: '{rule|name}: купон на {face|money} на следующую покупку',
      en: '{rule|name}: a coupon for {face|money} next time',
    },
  },
});
