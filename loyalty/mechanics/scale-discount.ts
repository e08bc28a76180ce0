/**
 * A percent that grows: progressive by this receipt, cumulative by what was spent before it, or by last month's volume.
 * Source: loyalty-domain section 5.
 */
import { metricWords, stepWords } from '../words/scale-words.ts';
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape } from '../programme/rule.ts';
import { shareSchema } from '../programme/units.ts';
import { sumOver } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedInAll } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { findDisorder, measure, metricSchema, nextStep, reachedStep, stepsSchema } from './metric.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z
    .literal('scale-discount')
    .describe(
      "A percent that grows: progressive by this receipt, cumulative by what was spent before it, or by last month's volume.",
    ),
  goods: goodsSchema.optional(),
  by: metricSchema,
  steps: stepsSchema(shareSchema),
});

export const scaleDiscount = defineMechanic({
  kind: 'scale-discount',
  stage: 'receiptDiscount',
  schema,
  check: ({ steps }) => findDisorder(steps),
  prepare({ by, steps, ...rule }, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines });
      if (obstacle !== null) return skipped(obstacle);
      const sum = sumOver(draft.left, lines);
      const measured = measure(draft, by, sum);
      const step = reachedStep(steps, measured);
      const next = nextStep(steps, measured);
      const more =
        next === undefined
          ? []
          : [
              {
                code: 'discount.scale.next',
                amount: next.from - measured,
                params: { rest: next.from - measured, rate: next.rateBp },
              },
            ];
      if (step === undefined || step.rateBp === 0) return skipped(...more);
      const wanted = mulDiv(sum, step.rateBp, 10_000, 'halfUp');
      const params = { rate: step.rateBp, from: step.from };
      const outcome = discountedInAll(draft, lines, wanted, { code: 'discount.scale', params });
      return { ...outcome, notes: [...outcome.notes, ...more] };
    };
  },
  words: ({ by, steps, goods }, say) =>
    `${say.pick('скидка', 'discount')} ${metricWords(by, say)}: ${stepWords(steps, say)}${say.goods(goods)}`,
  texts: {
    'discount.scale': {
      ru: '{rule|name}: {rate|percent}, достигнуто {from|money}',
      en: '{rule|name}: {rate|percent}, {from|money} reached',
    },
    'discount.scale.next': {
      ru: '{rule|name}: ещё {rest|money} до {rate|percent}',
      en: '{rule|name}: {rest|money} to {rate|percent}',
    },
  },
});
