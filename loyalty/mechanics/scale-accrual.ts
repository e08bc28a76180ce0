/** Points at a rate that grows: by this receipt, by what was spent before, by last month's volume. Source: loyalty-domain section 9. */
import { metricWords, stepWords } from '../words/scale-words.ts';
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { accrualShape } from '../programme/rule.ts';
import { accrualRateSchema, stepSchema } from '../programme/units.ts';
import { accrualBase, accrualTexts, basePolicySchema, redeemedAway } from './accrual-base.ts';
import { multiplied } from './accrual-multiplier.ts';
import { accrued } from './accrued.ts';
import { findObstacle } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';
import { findDisorder, measure, metricSchema, nextStep, reachedStep, stepsSchema } from './metric.ts';
import type { Note } from './note.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z
    .literal('scale-accrual')
    .describe("Points at a rate that grows: by this receipt, by what was spent before, by last month's volume."),
  goods: goodsSchema.optional(),
  by: metricSchema,
  steps: stepsSchema(accrualRateSchema).describe('The whole base earns at the reached rate.'),
  base: basePolicySchema.optional(),
  step: stepSchema.optional().describe('Points come in multiples of this; one point by default.'),
});

export const scaleAccrual = defineMechanic({
  kind: 'scale-accrual',
  stage: 'accrual',
  schema,
  check: ({ steps }) => findDisorder(steps),
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { multipliers: how = 'max' } = workshop.terms;
    const { by, steps, base: policy, step: multiple = 100, maxPoints } = rule;
    return (draft) => {
      const lines = linesOf(draft);
      const base = accrualBase(draft, lines, policy);
      const measured = measure(
        draft,
        by,
        base.reduce((total, part) => total + part, 0),
      );
      const reached = reachedStep(steps, measured);
      const rateBp = reached?.rateBp ?? 0;
      const weights = base.map((part, k) => multiplied(part, draft.multipliers[lines[k]!], how));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const outcome = accrued({
        draft,
        lines,
        weights,
        amount: mulDiv(sum, rateBp, 10_000_000 * multiple, 'floor') * multiple,
        maxPoints,
        obstacle: findObstacle({ family: 'accrue', draft, lines }) ?? redeemedAway(draft, policy),
        code: 'accrue.scale',
        params: { rate: rateBp, from: reached?.from ?? 0 },
      });
      const next = lines.length === 0 ? undefined : nextStep(steps, measured);
      return next === undefined ? outcome : { ...outcome, notes: [...outcome.notes, wayTo(next, measured)] };
    };
  },
  words: ({ by, steps, goods }, say) =>
    `${say.pick('процент баллами', 'a percent in points')} ${metricWords(by, say)}: ${stepWords(steps, say)}${say.goods(goods)}`,
  texts: {
    ...accrualTexts,
    'accrue.scale.next': {
      ru: '{rule|name}: ещё {rest|money} до {rate|percent} баллами',
      en: '{rule|name}: {rest|money} to {rate|percent} in points',
    },
    'accrue.scale': {
      ru: '{rule|name}: {rate|percent} с порога {from|money}, {given|points}',
      en: '{rule|name}: {rate|percent} from {from|money} on, {given|points}',
    },
  },
});

function wayTo({ from, rateBp }: { from: number; rateBp: number }, measured: number): Note {
  const rest = from - measured;
  return { code: 'accrue.scale.next', amount: rest, params: { rest, rate: rateBp } };
}
