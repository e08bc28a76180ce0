import { describe, expect, it } from 'vitest';
import { entryCharacter, parseEntry, parseQuantity } from './entry.ts';

describe('parseEntry', () => {
  it.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    ['4607001234562', { kind: 'code', text: '4607001234562', quantity: null }],
    ['3*', { kind: 'quantity', quantity: 3000 }],
    ['3*4607001234562', { kind: 'code', text: '4607001234562', quantity: 3000 }],
    ['0,437*12', { kind: 'code', text: '12', quantity: 437 }],
    ['*4607', { kind: 'wrongQuantity', text: '' }],
    ['0*4607', { kind: 'wrongQuantity', text: '0' }],
    ['1,2345*', { kind: 'wrongQuantity', text: '1,2345' }],
    ['+79161234567', { kind: 'code', text: '+79161234567', quantity: null }],
  ])('reads «%s»', (text, entry) => {
    expect(parseEntry(text)).toEqual(entry);
  });
});

describe('parseQuantity', () => {
  it.each([
    ['1', 1000],
    ['0,001', 1],
    ['0.5', 500],
    ['99999,999', 99_999_999],
    ['100000', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['1,', undefined],
    ['', undefined],
  ])('reads «%s» as %s thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths);
  });
});

describe('entryCharacter', () => {
  it.each([
    ['Digit7', false, '7'],
    ['Numpad0', false, '0'],
    ['Digit8', true, '*'],
    ['NumpadMultiply', false, '*'],
    ['KeyQ', false, 'Q'],
    ['Period', false, ','],
    ['NumpadDecimal', false, ','],
    ['F4', false, undefined],
    ['Space', false, undefined],
    ['ArrowUp', false, undefined],
  ])('gives for %s (shift %s) %s', (code, shift, character) => {
    expect(entryCharacter(code, shift)).toBe(character);
  });
});
