import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText, mapToPage } from './code-page.ts';

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
    ['№ «5»', 'cp866', '№ "5"'],
  ] as const)('prints "%s" in %s as "%s"', (text, page, expected) => {
    expect(mapToPage(text, page)).toBe(expected);
  });

  it('leaves one byte a character and no control codes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const mapped = mapToPage(text, 'cp1251');
        const bytes = encodeText(text, 'cp1251');
        expect(bytes.length).toBe(mapped.length);
        expect(bytes.every((byte) => byte >= 0x20)).toBe(true);
        expect(decodeText(bytes, 'cp1251')).toBe(mapped);
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
