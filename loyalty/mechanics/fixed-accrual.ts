/** So many points for a receipt, a visit or a unit. Source: loyalty-domain section 9. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { accrualShape, thresholdSchema } from '../programme/rule.ts';
import { pointsSchema } from '../programme/units.ts';
import { accrualBase, accrualTexts } from './accrual-base.ts';
import { accrued } from './accrued.ts';
import { findObstacle } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z.literal('fixed-accrual').describe('So many points for a receipt, a visit or a unit.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  points: pointsSchema,
  per: z
    .enum(['receipt', 'unit'])
    .optional()
    .describe('A receipt (default), or each whole unit of the goods. A visit is a receipt with `limits.perDay: 1`.'),
});

export const fixedAccrual = defineMechanic({
  kind: 'fixed-accrual',
  stage: 'accrual',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { points, per = 'receipt', threshold, maxPoints } = rule;
    return (draft) => {
      const matching = linesOf(draft);
      const lines = matching.filter((line) => !draft.earnsNoPoints[line]!);
      const units = lines.map((line) => mulDiv(draft.lines[line]!.quantity, 1, 1000, 'floor'));
      const times = per === 'receipt' ? 1 : units.reduce((sum, count) => sum + count, 0);
      const weights = per === 'unit' ? units : accrualBase(draft, lines, 'onGross');
      return accrued({
        draft,
        lines,
        weights,
        counted: matching,
        amount: points * times,
        maxPoints,
        obstacle: findObstacle({ family: 'accrue', draft, lines: lines.length === 0 ? [] : matching, threshold }),
        code: 'accrue.fixed',
        params: {},
      });
    };
  },
  words: ({ points, per = 'receipt', goods, threshold }, say) => {
    const goal = say.goods(goods);
    return per === 'receipt'
      ? `${say.points(points)} ${say.pick('за покупку', 'for a purchase')}${say.from(threshold)}${goal}`
      : `${say.points(points)} ${say.pick('за каждую единицу', 'for each unit')}${goal}${say.threshold(threshold)}`;
  },
  texts: {
    ...accrualTexts,
    'accrue.fixed': { ru: '{rule|name}: {given|points}', en: '{rule|name}: {given|points}' },
  },
});
