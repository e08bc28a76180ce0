import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCAN_PROFILE } from './card-formats.ts';
import { eanCheckDigit } from './check-digits.ts';
import { parseTyped } from './typed.ts';

const PROFILE = { ...DEFAULT_SCAN_PROFILE, cardPattern: String.raw`LC-\d{4}-[0-9A-Z]{2}` };

describe('a phone number', () => {
  for (const input of [
    '89161234567',
    '8 (916) 123-45-67',
    '+7 916 123-45-67',
    '7 (916) 123 45 67',
    '9161234567',
    '８９１６１２３４５６７',
    '8–916–123–45–67',
  ]) {
    it(`${input} is +79161234567`, () => {
      expect(parseTyped(input, PROFILE).kind).toEqual({ kind: 'phone', e164: '+79161234567' });
    });
  }

  it('of another country needs its plus', () => {
    expect(parseTyped('+375 29 123-45-67', PROFILE).kind).toEqual({ kind: 'phone', e164: '+375291234567' });
    expect(parseTyped('375291234567', PROFILE).kind.kind).not.toBe('phone');
  });

  it('of four digits is none', () => {
    expect(parseTyped('4567', PROFILE)).toEqual({ text: '4567', kind: { kind: 'unknown', reason: 'noMatch' } });
  });
});

describe('a card', () => {
  it('is shown as it is looked up: without the spaces it is printed with', () => {
    expect(parseTyped('2900 0123 4567 1', PROFILE)).toEqual({
      text: '2900012345671',
      kind: { kind: 'card', number: '2900012345671', isStrong: true },
    });
  });

  it('with a wrong last digit is a damaged card, for an inline hint', () => {
    expect(parseTyped('2900-0123-4567-2', PROFILE).kind).toEqual({ kind: 'damaged', likely: 'card' });
  });

  for (const input of ['LC-0042-7Q', 'lc-0042-7q', 'ДС-0042-7Й', 'дс-0042-7й', 'LC—0042—7Q', ' LC-0042-7Q ']) {
    it(`${input.trim()} is LC-0042-7Q`, () => {
      expect(parseTyped(input, PROFILE).kind).toEqual({ kind: 'card', number: 'LC-0042-7Q', isStrong: false });
    });
  }
});

describe('goods', () => {
  it('typed with dashes are goods', () => {
    expect(parseTyped('4-600000-000015', PROFILE).kind).toEqual({
      kind: 'goods',
      gtin: '4600000000015',
      mark: null,
    });
  });

  it('are never taken for a phone number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{11}$/), (body) => {
        expect(parseTyped(`${body}${eanCheckDigit(body)}`, PROFILE).kind.kind).not.toBe('phone');
      }),
      { numRuns: 2000 },
    );
  });
});

it('nothing typed is unknown, and no input throws', () => {
  expect(parseTyped('', PROFILE).kind).toEqual({ kind: 'unknown', reason: 'noMatch' });
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (input) => void parseTyped(input, PROFILE)));
});
