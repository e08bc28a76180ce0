import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eanCheckDigit, isEanValid, isLuhnValid, luhnCheckDigit } from './check-digits.ts';

const body = fc.stringMatching(/^\d{1,18}$/);

describe('eanCheckDigit', () => {
  for (const [digits, check] of [
    ['290001234567', 1], // worked on the reference page: the weighted sum is 89
    ['460000000001', 5],
    ['9638507', 4],
    ['03600029145', 2],
    ['0460000000001', 5],
  ] as const) {
    it(`of ${digits} is ${check}`, () => {
      expect(eanCheckDigit(digits)).toBe(check);
      expect(isEanValid(`${digits}${check}`)).toBe(true);
    });
  }

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
        const code = `${digits}${eanCheckDigit(digits)}`;
        const at = place % code.length;
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(isEanValid(wrong)).toBe(false);
      }),
    );
  });

  it('does not change when zeros are put before the code', () => {
    fc.assert(
      fc.property(body, (digits) => {
        expect(eanCheckDigit(`0${digits}`)).toBe(eanCheckDigit(digits));
      }),
    );
  });
});

describe('luhnCheckDigit', () => {
  it('of 62200012345678 is 0', () => {
    expect(luhnCheckDigit('62200012345678')).toBe(0);
    expect(isLuhnValid('622000123456780')).toBe(true);
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
        const code = `${digits}${luhnCheckDigit(digits)}`;
        const at = place % code.length;
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(isLuhnValid(wrong)).toBe(false);
      }),
    );
  });
});

describe('a code that is not two or more digits', () => {
  for (const code of ['', '0', '12a4', '1 2', '１２', '-15']) {
    it(`"${code}" is not valid`, () => {
      expect(isEanValid(code)).toBe(false);
      expect(isLuhnValid(code)).toBe(false);
    });
  }
});
