/** Receipts that have ended. */
import { at, day } from './clock.ts';
import { QUEST, STAMPS } from './rewards.ts';
import { NEXT, type Sale } from './sale.ts';

const TAPE = `         УЧЕБНЫЙ РЕЖИМ
     ООО «Лавка на Лесной»
    г. Тверь, ул. Лесная, 12
          КАССОВЫЙ ЧЕК
ПРИХОД          22.11.2026 14:33
Смена 148                Чек 318
Кассир Мария П.
--------------------------------
Молоко 3,2 %, 930 мл
1 × 61,09                = 61,09
1 × 61,10                = 61,10
Сыр «Российский», весовой
0,437 × 610,92          = 266,97
Кофе в зёрнах «Арабика», 500 г
1 × 374,88              = 374,88
Хлеб «Бородинский», нарезка, 350
1 × 37,30                = 37,30
Яйцо куриное С1, 10 шт
1 × 74,68                = 74,68
Вино красное сухое, 0,75 л
1 × 775,03              = 775,03
Пакет-майка большой
1 × 6,05                  = 6,05
--------------------------------
ИТОГ                  = 1 657,10
НАЛИЧНЫМИ             = 1 657,10
ПОЛУЧЕНО              = 2 000,00
СДАЧА                   = 342,90
в т. ч. НДС 10%          = 45,56
в т. ч. НДС 22%         = 208,45
--------------------------------
Списано баллов               377
Начислено с 06.12             44
На счёте                   73,75
--------------------------------
ФН 9999078900012345      ФД 1024
ФП 3141592653           СНО: ОСН`;

export const RECEIPT: NonNullable<Sale['done']> = {
  receiptId: 'receipt-318',
  number: 318,
  kind: 'sale',
  print: 'printed',
  at: at(14, 33),
  total: 165710,
  received: 200000,
  change: 34290,
  cash: 165710,
  card: 0,
  certificates: [],
  tape: TAPE.split('\n'),
  qr: 't=20261122T1433&s=1657.10&fn=9999078900012345&i=1024&fp=3141592653&n=1',
  fiscal: { fn: '9999078900012345', fd: 1024, fpd: 3141592653 },
  customer: {
    name: 'Анна К.',
    card: '0412',
    redeemed: 37700,
    redeemedMoney: 37700,
    earned: 4400,
    earnedFrom: day(6, 12),
    balance: 7375,
  },
  progress: [],
  coupons: [],
  tierReached: null,
  survey: null,
  contact: null,
  benefits: [],
  returned: null,
};

/** A receipt that gave everything a receipt can give. */
export const GIVEN: NonNullable<Sale['done']> = {
  ...RECEIPT,
  progress: [
    { ...STAMPS, before: 6, after: 7 },
    { ...QUEST, before: 2, after: 3, rewards: 1 },
  ],
  coupons: [{ name: 'Купон на 100 ₽', code: 'K7Q2-M9XA-3F', faceValue: 10000, from: day(23), lastDay: '2026-12-23' }],
  tierReached: 'Золото',
  benefits: [{ name: 'Доставка бесплатно', count: 1 }],
};

export const SENT: NonNullable<Sale['done']> = {
  ...RECEIPT,
  contact: 'a•••@mail.ru',
  survey: 'Как вам у нас? Ответьте и получите 50 баллов',
};

export const DONE: Sale = { ...NEXT, phase: 'done', number: 318, done: RECEIPT };
export const DONE_CARD: Sale = {
  ...DONE,
  done: { ...RECEIPT, total: 209701, received: 209701, change: 0, cash: 0, card: 209701, customer: null },
};

export const DONE_CERTIFIED: Sale = {
  ...DONE,
  done: {
    ...RECEIPT,
    ...{ received: 0, change: 0, cash: 0 },
    certificates: [{ shown: '••••\u00A00012', paid: 165710, left: 34290 }],
  },
};

export const DONE_LARGE: Sale = {
  ...DONE,
  done: { ...RECEIPT, total: 123456710, received: 500000000, change: 376543290, cash: 123456710 },
};

export const DONE_NO_PAPER: Sale = { ...DONE, done: { ...RECEIPT, print: 'needsPaper' } };
export const DONE_FAILED: Sale = { ...DONE, done: { ...RECEIPT, print: 'failed' } };
export const EMPTY_AFTER: Sale = { ...NEXT, done: RECEIPT };
