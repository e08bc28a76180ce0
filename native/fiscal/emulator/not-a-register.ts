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
  return [{ kind: 'wide', text: NOT_A_REGISTER }, ...layoutOf(model).centred(NO_FORCE)];
}

export function footerOf(model: Model): string[] {
  return layoutOf(model).centred(NOT_A_REGISTER);
}
