import { frameTexts } from '../admission/texts.ts';
import { PRODUCT } from '../mechanics/index.ts';
import type { Mechanic } from '../mechanics/mechanic.ts';
import { fill } from './format.ts';
import type { Locale, Texts } from './format.ts';
import type { Explanation } from './types.ts';

/** Every sentence by its code: those of the frame and those of the mechanics. */
export const textsOf = (mechanics: readonly Mechanic[]): Texts => ({
  ...frameTexts,
  ...Object.fromEntries(mechanics.flatMap(({ texts }) => Object.entries(texts))),
});

const TEXTS = textsOf(PRODUCT);

/** Every explanation code the engine knows, sorted. */
export const explanationCodes = (): string[] => Object.keys(TEXTS).sort();

/**
 * One sentence a cashier can say aloud. A code of a later version, which this one has no words for, is given as it is.
 */
export function explain({ code, amount, params }: Explanation, locale: Locale, texts = TEXTS): string {
  const text = texts[code];
  if (text === undefined) return code;
  const wording = amount === 0 ? (text.whenZero ?? text) : text;
  return fill(wording[locale], params, locale);
}
