/** What a discount did, with what the least prices kept back. Source: loyalty-domain sections 5 and 6. */
import { allocate } from '../money/allocate.ts';
import { roomOf } from '../quote/draft.ts';
import type { Draft } from '../quote/draft.ts';
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

/** The wanted kopecks of each line, as far as it has room. */
export function discountedWithin(
  draft: Draft,
  lines: readonly number[],
  wanted: readonly number[],
  said: Pick<Given, 'code' | 'params'>,
): Outcome {
  const { code, params } = said;
  const amounts = new Array<number>(lines.length);
  let sum = 0;
  for (let k = 0; k < lines.length; k++) {
    amounts[k] = Math.min(wanted[k]!, roomOf(draft, lines[k]!));
    sum += wanted[k]!;
  }
  return discounted({ lines, amounts, wanted: sum, code, params });
}

/** A sum off the receipt, spread over what is left of its lines. Source: loyalty-domain section 6. */
export function discountedInAll(
  draft: Draft,
  lines: readonly number[],
  wanted: number,
  said: Pick<Given, 'code' | 'params'>,
): Outcome {
  const { shares } = allocate(
    wanted,
    lines.map((line) => draft.left[line]!),
    lines.map((line) => roomOf(draft, line)),
  );
  return discounted({ lines, amounts: shares, wanted, ...said });
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
