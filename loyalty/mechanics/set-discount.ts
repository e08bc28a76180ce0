/**
 * Some units of every set at a percent: N+M (pay for two, the third free), the Nth unit at half price, the cheapest or
 * dearest of a set. What is given is spread over all units of the set, so no printed line is zero and a return refunds
 * what was paid. Source: loyalty-domain section 5.
 */
import { z } from 'zod';
import { allocate } from '../money/allocate.ts';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { discountShape, thresholdSchema } from '../programme/rule.ts';
import { shareSchema } from '../programme/units.ts';
import type { Draft } from '../quote/draft.ts';
import { findObstacle, skipped } from './conditions.ts';
import { discountedWithin } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';
import { leftOf, runsOf, takeUnits } from './units.ts';
import type { Run } from './units.ts';

const schema = z.strictObject({
  ...discountShape,
  kind: z
    .literal('set-discount')
    .describe(
      'Some units of every set at a percent: N+M (pay for two, the third free), the Nth unit at half price, the cheapest or dearest of a set. What is given is spread over all units of the set, so no printed line is zero and a return refunds what was paid.',
    ),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  size: z.int().min(2).max(1_000).describe('Units of a set: 3 for 2+1.'),
  discounted: z.int().min(1).max(999).describe('How many of them are discounted: 1 for 2+1.'),
  rateBp: shareSchema.optional().describe('Off each of those units; 100 % by default.'),
  which: z.enum(['cheapest', 'dearest']).optional().describe('Which units of a set; the cheapest by default.'),
  incompleteGroup: z
    .enum(['none', 'partial'])
    .optional()
    .describe('`partial`: an incomplete last set gives what lies beyond the units paid for; none by default.'),
});

type Rule = z.infer<typeof schema>;

export const setDiscount = defineMechanic({
  kind: 'set-discount',
  stage: 'itemDiscount',
  schema,
  check: ({ size, discounted }) =>
    discounted < size
      ? []
      : [
          {
            path: ['discounted'],
            message: { ru: 'должно быть меньше, чем единиц в наборе', en: 'must be less than the units of a set' },
          },
        ],
  prepare(rule, workshop) {
    const linesOf = workshop.openLinesOf(rule);
    return (draft) => {
      const lines = linesOf(draft);
      const obstacle = findObstacle({ family: 'discount', draft, lines, threshold: rule.threshold });
      if (obstacle !== null) return skipped(obstacle);
      const { off, sets, missing } = takeSets(draft, lines, rule);
      const more =
        missing === 0 ? [] : [{ code: 'discount.set.missing', amount: missing, params: { missing: missing * 1000 } }];
      if (off.size === 0) return skipped(...more);
      const wanted = lines.map((line) => off.get(line) ?? 0);
      const outcome = discountedWithin(draft, lines, wanted, { code: 'discount.set', params: { sets } });
      return { ...outcome, notes: [...outcome.notes, ...more] };
    };
  },
  words: ({ size, discounted, rateBp = 10_000, which = 'cheapest', goods, threshold }, say) => {
    const unit =
      which === 'cheapest' ? say.pick('самые дешёвые', 'the cheapest') : say.pick('самые дорогие', 'the dearest');
    const price =
      rateBp === 10_000
        ? say.pick('бесплатно', 'free')
        : say.pick(`скидка ${say.percent(rateBp)}`, `${say.percent(rateBp)} off`);
    return `${say.pick(`на каждые ${size} шт. — ${discounted} (${unit}): ${price}`, `of every ${size}, ${discounted} (${unit}): ${price}`)}${say.goods(goods)}${say.threshold(threshold)}`;
  },
  texts: {
    'discount.set': { ru: '{rule|name}: наборов {sets}', en: '{rule|name}: {sets} sets' },
    'discount.set.missing': {
      ru: '{rule|name}: добавьте ещё {missing|quantity} шт.',
      en: '{rule|name}: {missing|quantity} more to complete a set',
    },
  },
});

interface Sets {
  /** Kopecks off by line. */
  off: Map<number, number>;
  sets: number;
  /** Units that the last, incomplete set lacks; 0 = all complete. */
  missing: number;
}

function takeSets(draft: Draft, lines: readonly number[], rule: Rule): Sets {
  const { size, discounted, incompleteGroup = 'none' } = rule;
  const runs = runsOf(draft, lines);
  const off = new Map<number, number>();
  let sets = 0;
  let units = runs.reduce((sum, { count }) => sum + count, 0);
  while (units >= size) {
    // Sets within one run cost the same however many there are.
    const whole = Math.max(1, mulDiv(runs[0]!.count, 1, size, 'floor'));
    giveOff(draft, takeUnits(runs, whole * size), whole * discounted, rule, off);
    sets += whole;
    units -= whole * size;
  }
  const beyond = units - (size - discounted);
  if (incompleteGroup === 'partial' && beyond > 0) {
    giveOff(draft, takeUnits(runs, units), beyond, rule, off);
    return { off, sets: sets + 1, missing: 0 };
  }
  return { off, sets, missing: units === 0 ? 0 : size - units };
}

function giveOff(
  draft: Draft,
  group: readonly Run[],
  count: number,
  { rateBp = 10_000, which = 'cheapest' }: { rateBp?: number | undefined; which?: Rule['which'] },
  off: Map<number, number>,
): void {
  const given = takeUnits(which === 'dearest' ? [...group] : group.toReversed(), count);
  const value = given.reduce((sum, run) => sum + mulDiv(leftOf(draft, run), rateBp, 10_000, 'halfUp'), 0);
  const weights = group.map((run) => leftOf(draft, run));
  const { shares } = allocate(value, weights, weights);
  group.forEach(({ line }, k) => off.set(line, (off.get(line) ?? 0) + shares[k]!));
}
