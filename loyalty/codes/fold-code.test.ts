import { describe, expect, it } from 'vitest';
import { foldCode } from './fold-code.ts';

describe('foldCode', () => {
  it.each([
    ['summer 25', 'SUMMER25'],
    ['SUMMER–25', 'SUMMER25'],
    ['СОК-10', 'C0K10'],
    ['c0k10', 'C0K10'],
    ['VIOLA', 'V10LA'],
    ['ЛЕТО', 'ЛET0'],
  ])('makes %s the same as %s', (typed, folded) => {
    expect(foldCode(typed)).toBe(folded);
    expect(foldCode(folded)).toBe(folded);
  });
});
