import type { CommonRule } from '../programme/rule.ts';
import type { Misfit } from './mechanic.ts';

/** Of a rule that runs before the codes are tried, or without a receipt: a code could never switch it on. */
export const findCode = ({ coupon }: Pick<CommonRule, 'coupon'>): Misfit[] =>
  coupon === undefined
    ? []
    : [
        {
          path: ['coupon'],
          message: { ru: 'этот вид правил промокодом не включить', en: 'no code can switch this kind of rule on' },
        },
      ];
