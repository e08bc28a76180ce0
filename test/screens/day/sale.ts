/** The receipt being sold, from empty to long. */
import type { z } from 'zod';
import type { saleView } from '../../../contract/till/views.ts';
import { at, day } from './clock.ts';
import { CHEESE, COFFEE, MILK, SEVEN, WINE, goods } from './goods.ts';

export type Sale = z.input<typeof saleView>;
export const ANNA: NonNullable<Sale['customer']> = {
  customerId: 'anna',
  name: 'Анна К.',
  card: '0412',
  phone: '4567',
  blocked: false,
  tier: { name: 'Серебро', next: { name: 'Золото', missing: 824000, unit: 'spend', progressBp: 7200 } },
  available: 45075,
  pending: 12000,
  pendingNext: { amount: 12000, at: day(25) },
  expiringNext: { amount: 20000, lastDay: '2026-11-30' },
  debt: 0,
  memberships: [],
  birthday: null,
  asOf: null,
};

const NO_REDEMPTION: Sale['redemption'] = {
  max: 0,
  min: 0,
  step: 100,
  redeemed: 0,
  money: 0,
  limit: null,
  limitedBy: null,
};

export const NEXT: Sale = {
  phase: 'empty',
  number: 319,
  lines: [],
  lastLineNo: null,
  removed: null,
  totals: { gross: 0, discounts: 0, redeemedMoney: 0, toPay: 0, certificates: 0, due: 0, pieces: 0 },
  customer: null,
  unknownCard: null,
  redemption: NO_REDEMPTION,
  codes: [],
  offers: [],
  progress: [],
  benefits: [],
  certificates: [],
  askedCertificate: null,
  accrual: { total: 0, activatesAt: null },
  contact: { shown: null, ofMember: null },
  balanceAfter: null,
  explanations: [],
  fiscalising: null,
  done: null,
};

export const SALE: Sale = {
  ...NEXT,
  phase: 'selling',
  number: 318,
  lines: goods(SEVEN),
  lastLineNo: 3,
  totals: { gross: 219436, discounts: 16026, redeemedMoney: 0, toPay: 203410, certificates: 0, due: 203410, pieces: 7 },
  customer: ANNA,
  redemption: {
    max: 37700,
    min: 100,
    step: 100,
    redeemed: 0,
    money: 0,
    limit: 'Не больше 30 % от чека',
    limitedBy: 'limit.receiptPercent',
  },
  accrual: { total: 6200, activatesAt: day(6, 12) },
  balanceAfter: 45075,
  explanations: [
    { text: 'Кофе: 15 % на товар, −97,35', lineNo: 3, group: 'discount' },
    { text: 'Уровень «Серебро»: 3 % от чека, −62,91', lineNo: null, group: 'discount' },
    { text: '30 % от чека без вина: 377,72. Списываются целые баллы', lineNo: null, group: 'redemption' },
    { text: 'Вино не входит: на него баллы не действуют', lineNo: 6, group: 'redemption' },
    { text: '5 % от оплаченного деньгами, без вина', lineNo: null, group: 'accrual' },
    { text: 'Купон «Осень»: от 3 000,00 ₽. Не хватает 965,90', lineNo: null, group: 'other' },
  ],
};

export const CODES: Sale = {
  ...SALE,
  codes: [
    {
      code: '0CEHЬ',
      shown: 'ОСЕНЬ',
      name: 'Промокод ОСЕНЬ',
      isApplied: true,
      money: 20341,
      text: 'Промокод ОСЕНЬ: 10 % от чека',
    },
    {
      code: 'K7Q2M9XA',
      shown: 'K7Q2-M9XA',
      name: 'Купон на 500 рублей',
      isApplied: false,
      money: 0,
      text: 'Код «K7Q2-M9XA»: сумма чека пока мала',
    },
  ],
};

export const REDEEMED: Sale = {
  ...SALE,
  totals: { ...SALE.totals, redeemedMoney: 37700, toPay: 165710, certificates: 0, due: 165710 },
  redemption: { ...SALE.redemption, redeemed: 37700, money: 37700 },
  accrual: { total: 4400, activatesAt: day(6, 12) },
  balanceAfter: 7375,
};

export const NOBODY: Sale = {
  ...SALE,
  customer: null,
  totals: { gross: 219436, discounts: 9735, redeemedMoney: 0, toPay: 209701, certificates: 0, due: 209701, pieces: 7 },
  redemption: NO_REDEMPTION,
  accrual: { total: 6400, activatesAt: day(6, 12) },
  balanceAfter: null,
  explanations: SALE.explanations.slice(0, 1),
};

export const UNKNOWN_CARD: Sale = { ...NOBODY, unknownCard: '7731' };

export const OFFLINE_SALE: Sale = {
  ...SALE,
  number: 320,
  lines: goods([MILK, CHEESE, COFFEE, WINE]),
  lastLineNo: 4,
  totals: {
    gross: 202066,
    discounts: 15505,
    redeemedMoney: 30000,
    toPay: 156561,
    certificates: 0,
    due: 156561,
    pieces: 4,
  },
  customer: {
    ...ANNA,
    customerId: 'dmitry',
    name: 'Дмитрий С.',
    card: '7730',
    tier: { name: 'Серебро', next: { name: 'Золото', missing: 1768000, unit: 'spend', progressBp: 4100 } },
    available: 81200,
    pending: 5600,
    pendingNext: { amount: 5600, at: day(29) },
    expiringNext: null,
    asOf: at(12, 5),
  },
  redemption: {
    max: 30000,
    min: 100,
    step: 100,
    redeemed: 30000,
    money: 30000,
    limit: 'Без связи можно не больше 300 баллов',
    limitedBy: 'limit.offline',
  },
  accrual: { total: 3900, activatesAt: day(6, 12) },
  balanceAfter: 51200,
};

export const BLOCKED: Sale = {
  ...SALE,
  customer: {
    ...ANNA,
    name: 'Константин Р.',
    card: null,
    blocked: true,
    debt: 6867,
    tier: { name: 'Платина', next: null },
    available: 0,
    pendingNext: null,
    expiringNext: null,
    asOf: day(20),
  },
  redemption: { ...NO_REDEMPTION, limit: 'Карта заблокирована: потеряна', limitedBy: 'limit.blocked' },
  accrual: { total: 0, activatesAt: null },
  balanceAfter: 0,
};

export const LONG: Sale = {
  ...SALE,
  lines: goods(Array.from({ length: 31 }, (_, index) => SEVEN[index % SEVEN.length] ?? MILK)),
  lastLineNo: 31,
  totals: {
    gross: 123456789,
    discounts: 1602600,
    redeemedMoney: 0,
    toPay: 121854189,
    certificates: 0,
    due: 121854189,
    pieces: 37,
  },
};

export const SALE_WITH_PHONE: Sale = { ...SALE, contact: { shown: null, ofMember: '•• 4567' } };
export const SENT_TO: Sale = { ...SALE, contact: { shown: 'a•••@mail.ru', ofMember: 'a•••@mail.ru' } };
const WATER = { name: 'Вода питьевая негазированная, 0,5 л', unitPrice: 4990 };
export const MARKED: Sale = {
  ...SALE,
  lines: goods([
    ...SEVEN.slice(0, 3),
    { ...WATER, notes: [{ kind: 'mark', text: 'с кодом маркировки' }] },
    { ...WATER, notes: [{ kind: 'noMark', text: 'нет кода маркировки' }] },
  ]),
};
