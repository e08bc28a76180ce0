/**
 * What stands on everything the emulator prints, over and under it. A test instrument must never be taken for a cash
 * register, nor its paper for a receipt. Source: fiscal-printer, introduction.
 */
import { layoutOf } from './layout.ts';
import type { PaperLine } from './paper.ts';
import type { Model } from './state.ts';

export const NOT_A_REGISTER = 'ЭМУЛЯТОР - НЕ КАССА';
const NO_FORCE = 'Тестовый прибор. Документ не имеет силы';

export function bannerOf(model: Model): PaperLine[] {
  const { columns, centred } = layoutOf(model);
  const indent = ' '.repeat(Math.floor((columns / 2 - NOT_A_REGISTER.length) / 2));
  return [{ kind: 'wide', text: indent + NOT_A_REGISTER }, ...centred(NO_FORCE)];
}

export function footerOf(model: Model): string[] {
  return layoutOf(model).centred(NOT_A_REGISTER);
}
