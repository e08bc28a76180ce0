import { describe, expect, it } from 'vitest';
import { foldLine } from './printing.ts';

describe('foldLine', () => {
  it.each([
    ['', 10, ['']],
    ['0123456789', 10, ['0123456789']],
    ['0123456789a', 10, ['0123456789', 'a']],
    ['12 ₽', 4, ['12 р', 'уб.']],
  ])('prints "%s" on paper of %i characters as %j', (text, width, expected) => {
    expect(foldLine(text, width)).toEqual(expected);
  });
});
