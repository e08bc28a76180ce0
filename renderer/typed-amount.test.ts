import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hundredthsOf, textOf, typeInto } from './typed-amount.ts';

const typed = (keys: string) => [...keys].reduce(typeInto, '');

describe('typeInto', () => {
  it.each([
    ['2000', '2000', 200000],
    ['1657,1', '1657,1', 165710],
    ['1657.10', '1657,10', 165710],
    [',5', '0,5', 50],
    ['007', '7', 700],
    ['1,234', '1,23', 123],
    ['1,2,3', '1,23', 123],
    ['12-*x3', '123', 12300],
  ])('makes %s into %s, %d hundredths', (keys, text, hundredths) => {
    expect(typed(keys)).toBe(text);
    expect(hundredthsOf(typed(keys))).toBe(hundredths);
  });

  it('takes no tenth digit before the decimals', () => {
    expect(typed('1234567890')).toBe('123456789');
  });

  it('erases one character, and nothing from an empty field', () => {
    expect(typeInto('12,', 'Backspace')).toBe('12');
    expect(typeInto('', 'Backspace')).toBe('');
  });
});

describe('hundredthsOf', () => {
  it.each(['', 'abc', '-1', '1,234', '12 3'])('finds no amount in «%s»', (text) => {
    expect(hundredthsOf(text)).toBeUndefined();
  });

  it('reads back every amount that textOf writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => hundredthsOf(textOf(amount)) === amount),
    );
  });
});
