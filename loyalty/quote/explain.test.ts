import { describe, expect, it } from 'vitest';
import { explain, explanationCodes } from './explain.ts';
import { formatDay, formatKopecks, formatPercent, formatPoints } from './format.ts';
import type { Explanation } from './types.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const say = (code: string, params: Explanation['params'] = {}, amount: number | null = 1) => {
  const entry = { code, ruleId: 'r', lineNo: null, amount, params: { ruleRu: 'Кофе', ruleEn: 'Coffee', ...params } };
  return [plain(explain(entry, 'ru')), plain(explain(entry, 'en'))];
};

describe('explain', () => {
  it.each([
    { code: 'redeem.limitedBy.balance', ru: 'Больше нет на счёте', en: 'That is the whole balance' },
    { code: 'redeem.limitedBy.lines', ru: 'На часть товаров баллы не действуют', en: 'Some goods take no points' },
    {
      code: 'redeem.limitedBy.receiptPercent',
      params: { percent: 30_00 },
      ru: 'Не больше 30 % от чека',
      en: 'At most 30% of the receipt',
    },
    {
      code: 'redeem.limitedBy.minPurchase',
      params: { sum: 500_00, rest: 1_00 },
      ru: 'Списание от 500,00 ₽. Не хватает 1,00 ₽',
      en: 'From RUB 500.00. RUB 1.00 to go',
    },
    {
      code: 'redeem.limitedBy.offlineReceipt',
      params: { points: 300_00 },
      ru: 'Без связи можно не больше 300 баллов',
      en: 'Offline: at most 300 points',
    },
    {
      code: 'redeem.limitedBy.offlineStale',
      params: { hours: 72, points: 0 },
      amount: 0,
      ru: 'Данные старше 3 дней. Списание после связи',
      en: 'Data older than 3 days. Redeem when online',
    },
    {
      code: 'redeem.limitedBy.offlineStale',
      params: { hours: 21, points: 0 },
      amount: 0,
      ru: 'Данные старше 21 часа. Списание после связи',
      en: 'Data older than 21 hours. Redeem when online',
    },
    {
      code: 'redeem.limitedBy.debt',
      params: { points: 68_67 },
      ru: 'Долг 68,67 балла. Списание закрыто',
      en: 'Debt 68.67 points. No redemption',
    },
    {
      code: 'discount.skipped.threshold',
      params: { sum: 3000_00, rest: 965_90 },
      ru: '«Кофе»: от 3 000,00 ₽. Не хватает 965,90 ₽',
      en: 'Coffee: from RUB 3,000.00. RUB 965.90 to go',
    },
    {
      code: 'discount.skipped.quantity',
      params: { missing: 1500 },
      ru: '«Кофе»: не хватает товаров, ещё 1,5',
      en: 'Coffee: 1.5 more goods to go',
    },
    {
      code: 'redeem.lift.pending',
      params: { points: 120_00, date: '2026-11-25' },
      ru: 'Ещё 120 баллов с 25.11',
      en: '120 points more from 25 Nov',
    },
  ])('says $code: $ru', ({ code, params, amount, ru, en }) => {
    expect(say(code, params, amount)).toEqual([ru, en]);
  });

  it('says that a limit is used up when nothing is left of it', () => {
    expect(say('redeem.limitedBy.perDay', { points: 280_00 }, 280_00)[0]).toBe('Сегодня можно ещё 280 баллов');
    expect(say('redeem.limitedBy.perDay', { points: 0 }, 0)).toEqual(['Дневной лимит исчерпан', 'Daily limit used up']);
  });

  it('gives a code it has no words for as it is', () => {
    expect(say('coupon.later')).toEqual(['coupon.later', 'coupon.later']);
  });

  it('keeps its codes stable: stored receipts name them', () => {
    expect(explanationCodes()).toMatchSnapshot();
  });
});

describe('figures', () => {
  it.each([
    { value: 0, ru: '0\u00a0баллов', en: '0\u00a0points' },
    { value: 1_00, ru: '1\u00a0балл', en: '1\u00a0point' },
    { value: 2_00, ru: '2\u00a0балла', en: '2\u00a0points' },
    { value: 5_00, ru: '5\u00a0баллов', en: '5\u00a0points' },
    { value: 11_00, ru: '11\u00a0баллов', en: '11\u00a0points' },
    { value: 21_00, ru: '21\u00a0балл', en: '21\u00a0points' },
    { value: 111_00, ru: '111\u00a0баллов', en: '111\u00a0points' },
    { value: 1_50, ru: '1,5\u00a0балла', en: '1.5\u00a0points' },
    { value: 450_75, ru: '450,75\u00a0балла', en: '450.75\u00a0points' },
    { value: 12_345_00, ru: '12\u00a0345\u00a0баллов', en: '12,345\u00a0points' },
    { value: -68_67, ru: '\u221268,67\u00a0балла', en: '\u221268.67\u00a0points' },
  ])('writes $value hundredths as $ru', ({ value, ru, en }) => {
    expect([formatPoints(value, 'ru'), formatPoints(value, 'en')]).toEqual([ru, en]);
  });

  it.each([
    { value: 0, ru: '0,00\u00a0₽', en: 'RUB\u00a00.00' },
    { value: 5, ru: '0,05\u00a0₽', en: 'RUB\u00a00.05' },
    { value: 1234_50, ru: '1\u00a0234,50\u00a0₽', en: 'RUB\u00a01,234.50' },
    { value: -160_26, ru: '\u2212160,26\u00a0₽', en: '\u2212RUB\u00a0160.26' },
    {
      value: Number.MAX_SAFE_INTEGER,
      ru: '90\u00a0071\u00a0992\u00a0547\u00a0409,91\u00a0₽',
      en: 'RUB\u00a090,071,992,547,409.91',
    },
  ])('writes $value kopecks as $ru', ({ value, ru, en }) => {
    expect([formatKopecks(value, 'ru'), formatKopecks(value, 'en')]).toEqual([ru, en]);
  });

  it('writes percents and days', () => {
    expect([formatPercent(30_00, 'ru'), formatPercent(12_50, 'ru'), formatPercent(30_00, 'en')]).toEqual([
      '30\u00a0%',
      '12,5\u00a0%',
      '30%',
    ]);
    expect([formatDay('2026-11-30', 'ru'), formatDay('2026-11-30', 'en')]).toEqual(['30.11', '30 Nov']);
  });
});
