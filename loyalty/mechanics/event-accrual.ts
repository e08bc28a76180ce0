/** Points for what a member does without a receipt: a review, a survey, a task, a top-up. Source: loyalty-domain sections 9, 13. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { accrualShape } from '../programme/rule.ts';
import { accrualRateSchema, idSchema, pointsSchema, stepSchema } from '../programme/units.ts';
import { accrualTexts } from './accrual-base.ts';
import { accrued } from './accrued.ts';
import { skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z
    .literal('event-accrual')
    .describe('Points for what a member does without a receipt: a review, a survey, a task, a top-up.'),
  event: idSchema.describe('Name of the event; answered once with `limits.perMember: 1`.'),
  points: pointsSchema.optional(),
  rateBp: accrualRateSchema.optional().describe("Points per rouble of the event's amount."),
  step: stepSchema.optional(),
});

export const eventAccrual = defineMechanic({
  kind: 'event-accrual',
  stage: 'event',
  schema,
  prepare({ event, points = 0, rateBp = 0, step = 100, maxPoints }) {
    return (draft) => {
      if (draft.event?.name !== event) return skipped();
      const amount = points + mulDiv(draft.event.amount, rateBp, 10_000 * step, 'floor') * step;
      return accrued({
        draft,
        lines: [],
        weights: [],
        amount,
        maxPoints,
        obstacle: null,
        code: 'accrue.event',
        params: {},
      });
    };
  },
  words: ({ event, points, rateBp }, say) => {
    const gifts = [
      ...(points === undefined ? [] : [say.points(points)]),
      ...(rateBp === undefined
        ? []
        : [`${say.percent(rateBp)} ${say.pick('от суммы баллами', 'of the sum in points')}`]),
    ];
    return `${say.list(gifts)} ${say.pick('за', 'for')} ${say.labelled([event])}`;
  },
  texts: { ...accrualTexts, 'accrue.event': { ru: '{rule|name}: {given|points}', en: '{rule|name}: {given|points}' } },
});
