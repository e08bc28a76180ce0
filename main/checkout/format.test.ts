import { describe, expect, it } from 'vitest';
import { instant } from '../../loyalty/index.ts';
import {
  formatDayMonth,
  formatPointsFigure,
  formatQuantity,
  formatSum,
  lastFour,
  maskCard,
  nameAndInitial,
  plainSum,
} from './format.ts';

const NBSP = '\u00a0';

describe('figures', () => {
  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [1_234_50, `1${NBSP}234,50`],
    [9_007_199_254_740_991, `90${NBSP}071${NBSP}992${NBSP}547${NBSP}409,91`],
  ])('%i kopecks are %s', (kopecks, text) => {
    expect(formatSum(kopecks, 'ru')).toBe(text);
  });

  it('writes sums for the fiscal QR with a point and no groups', () => {
    expect([plainSum(1538_61), plainSum(7)]).toEqual(['1538.61', '0.07']);
  });

  it.each([
    [377_00, '377'],
    [73_75, '73,75'],
    [1_250_50, `1${NBSP}250,50`],
  ])('%i hundredths of a point are %s', (points, text) => {
    expect(formatPointsFigure(points, 'ru')).toBe(text);
  });

  it('shows 2 pieces and 0.412 kg with their units', () => {
    expect(formatQuantity(2000, 'piece', 'ru')).toBe(`2${NBSP}шт`);
    expect(formatQuantity(412, 'weight', 'ru')).toBe(`0,412${NBSP}кг`);
    expect(formatQuantity(412, 'weight', 'en')).toBe(`0.412${NBSP}kg`);
  });

  it('takes the day of the zone: 22:00 UTC is the next day in Moscow', () => {
    expect(formatDayMonth(instant(Date.parse('2026-12-05T22:00:00Z')), 'Europe/Moscow')).toBe('06.12');
  });
});

describe('what a stranger may see of a person', () => {
  it.each([
    ['Анна Кузнецова', 'Анна К.'],
    ['  Анна   Кузнецова  Ивановна ', 'Анна К.'],
    ['Анна', 'Анна'],
    ['', ''],
    [null, ''],
  ])('%j is shown as %j', (name, shown) => {
    expect(nameAndInitial(name)).toBe(shown);
  });

  it('shows the last four digits of a card or phone', () => {
    expect(maskCard(lastFour('2900000000412') ?? '')).toBe(`••••${NBSP}0412`);
    expect(lastFour('+7 916 123-45-67')).toBe('4567');
    expect(lastFour('12')).toBeNull();
  });
});
