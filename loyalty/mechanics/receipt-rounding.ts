/** The receipt down to a whole multiple, for example whole roubles. Source: loyalty-domain section 4, stage 5. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { ruleShape } from '../programme/rule.ts';
import { stepSchema } from '../programme/units.ts';
import { skipped } from './conditions.ts';
import { discountedInAll } from './discounted.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z.literal('receipt-rounding').describe('The receipt down to a whole multiple, for example whole roubles.'),
  multiple: stepSchema.describe('Kopecks: 100 = whole roubles.'),
});

export const receiptRounding = defineMechanic({
  kind: 'receipt-rounding',
  stage: 'rounding',
  isSingle: true,
  schema,
  prepare({ multiple }) {
    return (draft) => {
      const sum = draft.left.reduce((total, left) => total + left, 0);
      const rest = sum - mulDiv(sum, 1, multiple, 'floor') * multiple;
      if (rest === 0) return skipped();
      const lines = draft.lines.map((_, line) => line);
      return discountedInAll(draft, lines, rest, { code: 'discount.rounding', params: { amount: rest } });
    };
  },
  words: ({ multiple }, say) =>
    say.pick(`итог округляется вниз до ${say.money(multiple)}`, `the total is rounded down to ${say.money(multiple)}`),
  texts: {
    'discount.rounding': { ru: 'Округление: −{amount|money}', en: 'Rounding: −{amount|money}' },
  },
});
