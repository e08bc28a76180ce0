import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFormats, type Formats } from './format.ts';
import { startWords, words } from './i18n/index.ts';

/** the screen's gap: U+00A0, shown here as a plain space */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const formats = async (locale: 'ru' | 'en'): Promise<Formats> => {
  await words.changeLanguage(locale);
  return makeFormats(words, locale, 'Europe/Moscow');
};
const noon = Date.UTC(2026, 10, 22, 9);

beforeAll(() => startWords('ru'));

describe('money', () => {
  it.each([
    [0, '0,00 ₽'],
    [5, '0,05 ₽'],
    [123450, '1 234,50 ₽'],
    [123456789, '1 234 567,89 ₽'],
    [-9735, '−97,35 ₽'],
  ])('shows %d kopecks as %s', async (kopecks, text) => {
    expect(plain((await formats('ru')).money(kopecks))).toBe(text);
  });

  it('groups with U+00A0 and writes minus as U+2212', async () => {
    expect((await formats('ru')).money(-123450)).toBe('\u22121\u00a0234,50\u00a0₽');
  });

  it('puts the currency first in English', async () => {
    const { money } = await formats('en');
    expect([money(123450), money(-5)].map(plain)).toEqual(['RUB 1,234.50', '−RUB 0.05']);
  });

  it('writes no minus before a discount of nought', async () => {
    expect((await formats('ru')).sumOff(0)).toBe('0,00');
  });

  it('loses no kopeck of any sum', async () => {
    const { sum } = await formats('ru');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (kopecks) => {
        const digits = sum(kopecks).replaceAll('\u00a0', '').replace(',', '').replace('\u2212', '-');
        return BigInt(digits) === BigInt(kopecks);
      }),
    );
  });
});

describe('points', () => {
  it.each([
    [0, '0 баллов'],
    [100, '1 балл'],
    [200, '2 балла'],
    [500, '5 баллов'],
    [1100, '11 баллов'],
    [2100, '21 балл'],
    [11100, '111 баллов'],
    [150, '1,50 балла'],
    [125050, '1 250,50 балла'],
    [125000, '1 250 баллов'],
  ])('shows %d hundredths as %s', async (hundredths, text) => {
    expect(plain((await formats('ru')).pointsText(hundredths))).toBe(text);
  });

  it.each([
    [6400, '+64'],
    [-50000, '−500'],
    [0, '0'],
  ])('shows a change of %d hundredths as %s', async (hundredths, text) => {
    expect((await formats('ru')).pointsChange(hundredths)).toBe(text);
  });

  it('speaks English too', async () => {
    const { pointsText } = await formats('en');
    expect([100, 4400, 45075].map((each) => plain(pointsText(each)))).toEqual([
      '1 point',
      '44 points',
      '450.75 points',
    ]);
  });
});

describe('quantity', () => {
  it.each([
    [2000, 'piece', '2 шт'],
    [437, 'weight', '0,437 кг'],
    [12000, 'weight', '12,000 кг'],
    [1_500_000, 'piece', '1 500 шт'],
  ] as const)('shows %d thousandths by %s as %s', async (thousandths, soldBy, text) => {
    expect(plain((await formats('ru')).quantity(thousandths, soldBy))).toBe(text);
  });
});

describe('dates', () => {
  it('shows near instants by the clock of the store', async () => {
    const { near } = await formats('ru');
    expect(near(Date.UTC(2026, 10, 22, 9, 5), noon)).toBe('12:05');
    expect(near(Date.UTC(2026, 10, 21, 16, 48), noon)).toBe('вчера 19:48');
    expect(near(Date.UTC(2026, 10, 20, 9), noon)).toBe('20.11 12:00');
  });

  it('takes the day from the store, where midnight came three hours earlier than in UTC', async () => {
    expect((await formats('ru')).day(Date.UTC(2026, 10, 22, 21))).toBe('23.11');
  });

  it('shows a calendar date as it is written, whatever the zone', async () => {
    await formats('ru');
    expect(makeFormats(words, 'ru', 'America/Los_Angeles').calendarDay('2026-11-30')).toBe('30.11');
  });

  it.each([
    [0, '1 минута'],
    [5 * 60_000, '5 минут'],
    [60 * 60_000, '1 час'],
    [49 * 3_600_000, '2 дня'],
  ])('says an age of %d ms as %s', async (ms, text) => {
    expect((await formats('ru')).age(ms)).toBe(text);
  });
});
