/** What a discount did, with what the least prices kept back. Source: loyalty-domain sections 5 and 6. */
import type { Texts } from '../quote/format.ts';
import { skipped } from './conditions.ts';
import type { Outcome } from './mechanic.ts';
import type { Note } from './note.ts';

interface Given {
  lines: readonly number[];
  amounts: readonly number[];
  /** Kopecks the rule would give if no line had a least price. */
  wanted: number;
  code: string;
  params: Note['params'];
}

export function discounted({ lines, amounts, wanted, code, params }: Given): Outcome {
  const given = amounts.reduce((sum, amount) => sum + amount, 0);
  const cut = { code: 'discount.cut.minPrice', amount: wanted - given, params: { rest: wanted - given } };
  if (given === 0) return skipped(wanted > 0 ? cut : { code: 'discount.skipped.nothing', amount: null, params: {} });
  const notes = [{ code, amount: given, params }];
  return { kind: 'discounted', lines, amounts, notes: wanted > given ? [...notes, cut] : notes };
}

export const minPriceTexts: Texts = {
  'discount.cut.minPrice': {
    ru: '«{rule|name}»: на {rest|money} меньше, цена не ниже минимальной',
    en: '{rule|name}: {rest|money} less, prices have a minimum',
  },
  'discount.skipped.nothing': {
    ru: '«{rule|name}»: скидка меньше копейки',
    en: '{rule|name}: less than a kopeck off',
  },
};
