import { describe, expect, it } from 'vitest';
import { parseEntry, parseQuantity } from './quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['3', 3000],
    ['0,437', 437],
    ['0.437', 437],
    ['1 000', 1_000_000],
    ['2,5', 2500],
    ['99999,999', 99_999_999],
  ])('reads %s as %i thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths);
  });

  it.each(['', '0', '0,000', '-1', '1,2345', '1e3', '100000', 'abc', '1,2,3', '0x10'])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeNull();
  });
});

describe('parseEntry', () => {
  it.each([
    ['4600000000015', '4600000000015', null],
    ['3*4600000000015', '4600000000015', 3000],
    ['4600000000015*3', '4600000000015', 3000],
    ['12345x0.437', '12345', 437],
    ['12345х0,437', '12345', 437],
    ['2x4-ABC', '2x4-ABC', null],
  ])('%s is %s, quantity %s', (text, code, quantity) => {
    expect(parseEntry(text)).toEqual({ code, quantity });
  });

  it.each(['0*4600000000015', '12345x0', '12345x1.2345'])('refuses %s', (text) => {
    expect(parseEntry(text)).toBeUndefined();
  });
});
