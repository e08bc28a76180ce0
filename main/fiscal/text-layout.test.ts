import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { row, wrapped } from './text-layout.ts';

describe('wrapped', () => {
  it.each([
    ['Баллы начислит центр', 20, ['Баллы начислит центр']],
    ['Баллы начислит центр', 16, ['Баллы начислит', 'центр']],
    ['Сверхдлинноеслово тут', 8, ['Сверхдли', 'нноеслов', 'о тут']],
    ['', 8, ['']],
  ])('puts %j on paper of %i characters as %j', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it('loses no letter and passes no edge', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 48 }), (text, width) => {
        const lines = wrapped(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('row', () => {
  it('stands on one line where it fits and on two where it does not', () => {
    expect(row('Уровень', 'Серебро', 16)).toEqual(['Уровень  Серебро']);
    expect(row('Уровень', 'Самый золотой', 16)).toEqual(['Уровень', '   Самый золотой']);
  });
});
