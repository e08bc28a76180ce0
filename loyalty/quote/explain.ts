import { frameTexts } from '../admission/texts.ts';
import { MECHANICS } from '../mechanics/index.ts';
import { fill } from './format.ts';
import type { Locale, Texts } from './format.ts';
import type { Explanation } from './types.ts';

const TEXTS: Texts = {
  ...frameTexts,
  ...Object.fromEntries(MECHANICS.flatMap(({ texts }) => Object.entries(texts))),
};

/** Every explanation code the engine knows, sorted. */
export const explanationCodes = (): string[] => Object.keys(TEXTS).sort();

/**
 * One sentence a cashier can say aloud. A code of a later version, which this one has no words for, is given as it is.
 */
export function explain({ code, amount, params }: Explanation, locale: Locale): string {
  const texts = TEXTS[code];
  if (texts === undefined) return code;
  const wording = amount === 0 ? (texts.whenZero ?? texts) : texts;
  return fill(wording[locale], params, locale);
}
