/** Codes that are one code to the till, which folds letter case, dashes and look-alikes. */
import { foldCode } from '../codes/fold-code.ts';
import { error } from './finding.ts';
import type { Check, Finding } from './finding.ts';

export const findRepeatedCodes: Check = ({ rules }) => {
  const owners = new Map<string, { rule: string; code: string }>();
  return rules.flatMap(({ id, coupon }, at) =>
    (coupon?.codes ?? []).flatMap((code, k): Finding[] => {
      const place = ['mechanics', at, 'coupon', 'codes', k];
      const folded = foldCode(code);
      if (folded === '') return [error('code.empty', place, { code })];
      const first = owners.get(folded);
      owners.set(folded, first ?? { rule: id, code });
      if (first === undefined) return [];
      return [
        first.code === code
          ? error('code.twice', place, { code, rule: first.rule })
          : error('code.lookAlike', place, { code, other: first.code, rule: first.rule }),
      ];
    }),
  );
};
