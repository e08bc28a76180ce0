import { describe, expect, it } from 'vitest';
import type { CustomerView, DoneView } from '../../contract/till/views.ts';
import { givenLines, memberLines } from './member-text.ts';

const ZONE = 'Europe/Moscow';
const plain = (lines: string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));
const anna = {
  name: 'Анна К.',
  card: '0412',
  blocked: false,
  tier: { name: 'Серебро', next: { name: 'Золото', missing: 824000, unit: 'spend', progressBp: 7200 } },
  available: 45075,
  pendingNext: { amount: 12000, at: Date.UTC(2026, 10, 25, 9) },
  expiringNext: { amount: 20000, lastDay: '2026-11-30' },
  debt: 6867,
  memberships: [{ name: 'Клуб «Копилка»', lastDay: '2027-03-14' }],
  birthday: { isToday: false, lastDay: '2026-11-27' },
} as CustomerView;

describe('the member of a sale in words', () => {
  it('is who it is, what the account holds and when, and the way to the next level', () => {
    expect(plain(memberLines(anna, ZONE, 'ru'))).toEqual([
      'Анна К. · •••• 0412 · Серебро',
      'На счёте до чека: 450,75 балла',
      'Долг: 68,67 балла',
      'Ещё 120 баллов с 25.11',
      'Сгорят после 30.11: 200 баллов',
      'До уровня «Золото»: 8 240,00 ₽',
      'Клуб «Копилка» до 14.03',
      'День рождения: подарок до 27.11',
    ]);
    expect(plain(memberLines(anna, ZONE, 'en'))).toContain('120 points more from 25 Nov');
  });

  it('is nothing without a customer', () => {
    expect(memberLines(null, ZONE, 'ru')).toEqual([]);
  });
});

describe('what a receipt gave', () => {
  it('is what went and came, the new level, and each coupon with its code and last day', () => {
    const given = {
      customer: { redeemed: 37700, earned: 4400, earnedFrom: Date.UTC(2026, 11, 6, 9), balance: 7375 },
      tierReached: 'Золото',
      coupons: [{ name: 'Купон на 100 ₽', code: 'K7Q2-M9XA-3F', lastDay: '2026-12-23' }],
      survey: 'Как вам у нас?',
    } as DoneView;
    expect(plain(givenLines(given, ZONE, 'ru'))).toEqual([
      'Списано: 377 баллов',
      'Начислено: 44 балла с 06.12',
      'На счёте: 73,75 балла',
      'Новый уровень: Золото',
      'Выдан купон: Купон на 100 ₽ · K7Q2-M9XA-3F до 23.12',
      'Опрос: Как вам у нас?',
    ]);
  });
});
