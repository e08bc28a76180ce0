import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCp1251,
  decodeCp866,
  decodeDriveDateTime,
  decodeRegisterDate,
  decodeTime,
  encodeCp1251,
  encodeCp866,
  mapToPage,
  padded,
} from './encoding.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';

describe('mapToPage', () => {
  it.each([
    ['Сыр «Российский» № 5 — 50 %', 'cp1251', 'Сыр «Российский» № 5 — 50 %'],
    ['Ёлка, ещё', 'cp1251', 'Ёлка, ещё'],
    ['100\u00a0₽', 'cp1251', '100 руб.'],
    ['Кофе ☕ 2×250\u2009г', 'cp1251', 'Кофе  2x250 г'],
    ['Семья 👨‍👩‍👧 ❤️', 'cp1251', 'Семья  '],
    ['Coca-Cola® ™ ©', 'cp1251', 'Coca-Cola® ™ ©'],
    ['café', 'cp1251', 'cafe'],
    ['и\u0306од', 'cp1251', 'йод'],
    ['緑茶', 'cp1251', '??'],
    ['a\u0000b\tc\nd', 'cp1251', 'a b c d'],
    ['№ «5»', 'cp866', '№ ?5?'],
  ] as const)('prints "%s" in %s as "%s"', (text, page, expected) => {
    expect(mapToPage(text, page)).toBe(expected);
  });

  it('leaves one byte a character and no control codes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const mapped = mapToPage(text, 'cp1251');
        const bytes = encodeCp1251(text);
        expect(bytes.length).toBe(mapped.length);
        expect(bytes.every((byte) => byte >= 0x20)).toBe(true);
        expect(decodeCp1251(bytes)).toBe(mapped);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('cp1251', 'cp866'), (text, page) => {
        const mapped = mapToPage(text, page);
        expect(mapToPage(mapped, page)).toBe(mapped);
      }),
    );
  });
});

describe('encodings', () => {
  it('write "Молоко" in CP1251 and in CP866', () => {
    expect(textOf(encodeCp1251('Молоко'))).toBe('CC EE EB EE EA EE');
    expect(textOf(encodeCp866('Молоко'))).toBe('8C AE AB AE AA AE');
    expect(decodeCp866(bytesOf('8C AE AB AE AA AE'))).toBe('Молоко');
  });

  it('end a text at the first zero byte', () => {
    expect(decodeCp1251(bytesOf('CC EE 00 EB'))).toBe('Мо');
  });

  it('fill a field with zeros and never cut', () => {
    expect(textOf(padded(bytesOf('01 02'), 4))).toBe('01 02 00 00');
    expect(textOf(padded(bytesOf('01 02'), 1))).toBe('01 02');
  });

  it('tell the register date order from that of the fiscal drive', () => {
    expect(decodeRegisterDate(bytesOf('16 0B 1A'))).toBe('2026-11-22');
    expect(decodeTime(bytesOf('0E 05 00'))).toBe('14:05:00');
    expect(decodeDriveDateTime(bytesOf('1A 0B 16 0E 05'))).toBe('2026-11-22T14:05');
  });
});
