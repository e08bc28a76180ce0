/** A benefit that is not money: free delivery, a repair, an invitation. Printed and counted. Source: loyalty-domain section 13. */
import { z } from 'zod';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape, thresholdSchema } from '../programme/rule.ts';
import { findObstacle, skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('benefit')
    .describe('A benefit that is not money: free delivery, a repair, an invitation. Printed and counted.'),
  goods: goodsSchema.optional(),
  threshold: thresholdSchema.optional(),
  count: z.int().min(1).max(1_000).optional().describe('How many a receipt brings; 1 by default.'),
});

export const benefit = defineMechanic({
  kind: 'benefit',
  stage: 'counters',
  schema,
  prepare({ goods, threshold, count = 1 }, workshop) {
    const linesOf = workshop.linesOf(goods);
    return (draft) => {
      const obstacle = findObstacle({ family: 'reward', draft, lines: linesOf(draft), threshold });
      if (obstacle !== null) return skipped(obstacle);
      const notes = [{ code: 'benefit.given', amount: count, params: { count } }];
      return { kind: 'counted', changes: [], benefit: { count }, notes };
    };
  },
  words: ({ count = 1, goods, threshold }, say) =>
    `${say.pick('привилегия', 'a benefit')}${count === 1 ? '' : `\u00a0×\u00a0${count}`}${say.goods(goods)}${say.threshold(threshold)}`,
  texts: { 'benefit.given': { ru: '{rule|name}', en: '{rule|name}' } },
});
