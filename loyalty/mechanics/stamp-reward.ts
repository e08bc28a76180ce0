/** The free unit of a full stamp card, when the customer wants it. Source: loyalty-domain section 13. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape } from '../programme/rule.ts';
import { idSchema } from '../programme/units.ts';
import { countOf, counterKey } from '../quote/counters.ts';
import { skipped } from './conditions.ts';
import { discountedUnits } from './discounted-units.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z.literal('stamp-reward').describe('The free unit of a full stamp card, when the customer wants it.'),
  goods: goodsSchema.optional(),
  stamps: idSchema.describe('Id of the `stamps` rule.'),
  goal: z.int().min(1).max(1_000_000).describe('Of that rule.'),
});

export const stampReward = defineMechanic({
  kind: 'stamp-reward',
  stage: 'itemDiscount',
  isOffer: true,
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const earned = mulDiv(countOf(draft, 'member', counterKey.stamps(rule.stamps)), 1, rule.goal, 'floor');
      const ready = Math.max(0, earned - countOf(draft, 'member', counterKey.rewards(rule.id)));
      const wanted = draft.basket.rewards?.find(({ ruleId }) => ruleId === rule.id)?.count ?? 0;
      if (ready === 0) return skipped({ code: 'stamps.noReward', amount: null, params: {} });
      if (wanted === 0) return skipped({ code: 'stamps.rewardReady', amount: ready, params: { rewards: ready } });
      return discountedUnits(draft, linesOf(draft), Math.min(wanted, ready), {
        code: 'stamps.rewardTaken',
        params: {},
        changesFor: (taken) => [
          { kind: 'counter', scope: 'member', key: counterKey.rewards(rule.id), by: taken, onReturn: 'whole' },
        ],
      });
    };
  },
  words: ({ stamps, goal, goods }, say) =>
    `${say.pick(`за ${say.count(goal, 'stamp')} «${say.names.rule(stamps)}» — бесплатно одна единица`, `one unit free for ${say.count(goal, 'stamp')} of “${say.names.rule(stamps)}”`)}${say.goods(goods)}`,
  texts: {
    'stamps.noReward': { ru: '{rule|name}: карта ещё не заполнена', en: '{rule|name}: the card is not full yet' },
    'stamps.rewardReady': { ru: '{rule|name}: готовых подарков {rewards}', en: '{rule|name}: {rewards} rewards ready' },
    'stamps.rewardTaken': { ru: '{rule|name}: подарок', en: '{rule|name}: reward' },
  },
});
