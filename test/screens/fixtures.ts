/** One day of one till, 22.11.2026, as the till would say it: the figures of the reference shop. */
import type { charityView, transferView } from '../../contract/till/transfer-views.ts';
import type { z } from 'zod';
import type {
  heldReceiptView,
  lineView,
  queueView,
  returnView,
  sampleCode,
  saleView,
  statusView,
} from '../../contract/till/views.ts';

export type Sale = z.input<typeof saleView>;
export type Status = z.input<typeof statusView>;
export type Queue = z.input<typeof queueView>;
export type Returning = z.input<typeof returnView>;
export type Held = z.input<typeof heldReceiptView>;
type Offer = Sale['offers'][number];
type Line = z.input<typeof lineView>;

/** 22.11.2026, Moscow time */
export const at = (hour: number, minute: number, second = 0): number =>
  Date.UTC(2026, 10, 22, hour - 3, minute, second);
const day = (date: number, month = 11): number => Date.UTC(2026, month - 1, date, 9);

interface Goods {
  name: string;
  quantity?: number;
  soldBy?: Line['soldBy'];
  unitPrice: number;
  gross?: number;
  discount?: number;
  notes?: Line['notes'];
}

const goods = (rows: readonly Goods[]): Line[] =>
  rows.map(
    ({ name, quantity = 1000, soldBy = 'piece', unitPrice, gross = unitPrice, discount = 0, notes = [] }, index) => ({
      lineNo: index + 1,
      name,
      quantity,
      soldBy,
      unitPrice,
      gross,
      discount,
      redeemedMoney: 0,
      net: gross - discount,
      takesPoints: !notes.some((note) => note.kind === 'noPoints'),
      notes,
    }),
  );

const MILK: Goods = { name: 'Молоко 3,2 %, 930 мл', quantity: 2000, unitPrice: 8990, gross: 17980 };
const CHEESE: Goods = {
  name: 'Сыр «Российский», весовой',
  quantity: 437,
  soldBy: 'weight',
  unitPrice: 89900,
  gross: 39286,
};
const COFFEE: Goods = {
  name: 'Кофе в зёрнах «Арабика», 500 г',
  unitPrice: 64900,
  discount: 9735,
  notes: [{ kind: 'discount', text: 'скидка 15 %' }],
};
const WINE: Goods = {
  name: 'Вино красное сухое, 0,75 л',
  unitPrice: 79900,
  notes: [{ kind: 'noPoints', text: 'без баллов' }],
};
const SEVEN: Goods[] = [
  MILK,
  CHEESE,
  COFFEE,
  { name: 'Хлеб «Бородинский», нарезка, 350 г', unitPrice: 5490 },
  { name: 'Яйцо куриное С1, 10 шт', unitPrice: 10990 },
  WINE,
  { name: 'Пакет-майка большой', unitPrice: 890 },
];

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

const offer = (id: string, name: string, given: Partial<Offer> = {}): Offer => ({
  id,
  kind: 'offer',
  name,
  text: name,
  money: 0,
  points: 0,
  taken: 0,
  ready: null,
  isOpen: true,
  ...given,
});

export const STAMPS: Sale['progress'][number] = {
  ruleId: 'coffee-stamps',
  kind: 'stamps',
  name: 'Штампы за кофе',
  before: 6,
  after: 7,
  goal: 9,
  added: 1,
  rewards: 0,
};
const QUEST: Sale['progress'][number] = {
  ruleId: 'breakfast',
  kind: 'quest',
  name: 'Завтрак',
  before: 1,
  after: 2,
  goal: 3,
  added: 1,
  rewards: 0,
};

/** Every reward a receipt can show at once. */
export const REWARDS: Sale = {
  ...SALE,
  totals: { ...SALE.totals, discounts: 26026, toPay: 193410, due: 193410 },
  customer: { ...ANNA, memberships: [{ name: 'Клуб «Копилка»', lastDay: '2027-03-14' }] },
  offers: [
    offer('reward:coffee-gift', 'Кофе в подарок', { kind: 'reward', money: 64899, ready: 2 }),
    offer('coupon:ANNA100', 'Купон на 100 ₽', { kind: 'coupon', money: 10000, taken: 1 }),
    offer('offer:cheese-offer', 'Личное: сыр −10 %', { money: 3929 }),
    offer('tender:own-card:own-card', 'Картой «Копилки»', { kind: 'tender', points: 6200 }),
    offer('coupon:TEA50', 'Купон на чай', { kind: 'coupon', isOpen: false, text: '«Купон на чай»: нет таких товаров' }),
  ],
  progress: [STAMPS, QUEST],
  benefits: [{ name: 'Доставка бесплатно', count: 1 }],
};

/** A full card waits for its coffee, and this receipt fills another. */
export const REWARD_WAITS: Sale = {
  ...SALE,
  offers: [
    offer('reward:coffee-gift', 'Кофе в подарок', {
      kind: 'reward',
      isOpen: false,
      ready: 1,
      text: '«Кофе в подарок»: добавьте кофе',
    }),
  ],
  progress: [{ ...STAMPS, before: 8, after: 0, rewards: 1 }],
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

const CERTIFICATE = { number: '2400001000012', shown: '••••\u00A00012', lost: 0, lastDay: '2027-11-21' };
/** Paid in part by a certificate, points redeemed besides. */
export const CERTIFIED: Sale = {
  ...REDEEMED,
  totals: { ...REDEEMED.totals, certificates: 100000, due: 65710 },
  certificates: [{ ...CERTIFICATE, paid: 100000, left: 0 }],
};
export const CERTIFIED_WHOLLY: Sale = {
  ...NEXT,
  ...{ phase: 'selling', number: 318, lines: goods([COFFEE]), lastLineNo: 1 },
  totals: { gross: 64900, discounts: 9735, redeemedMoney: 0, toPay: 55165, certificates: 55165, due: 0, pieces: 1 },
  certificates: [{ ...CERTIFICATE, paid: 55165, left: 44835 }],
};
/** Used as a whole under the programme, and a second one that has nothing left to pay. */
export const CERTIFIED_TWICE: Sale = {
  ...CERTIFIED_WHOLLY,
  certificates: [
    { ...CERTIFICATE, paid: 55165, left: 0, lost: 44835 },
    { ...CERTIFICATE, number: '2400000500025', shown: '••••\u00A00025', paid: 0, left: 12050 },
  ],
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

export const STATUS: Status = {
  till: { number: 2, store: 'Лавка на Лесной', training: false, version: '1.4.0' },
  cashier: 'Мария П.',
  shift: { state: 'open', number: 148, openedAt: at(8, 2) },
  link: {
    state: 'online',
    since: at(8, 0),
    queued: 0,
    oldestQueuedAt: null,
    parked: 0,
    dataAsOf: at(14, 30),
    problem: null,
    offlineLeft: 884000,
    loading: null,
  },
  register: { state: 'ready', model: 'ШТРИХ-М-01Ф', problem: null, notices: [] },
  scanner: { state: 'ready', name: 'Honeywell 1470g' },
  held: [],
  now: at(14, 32),
  zone: 'Europe/Moscow',
};

export const LOADING: Status = {
  ...STATUS,
  link: { ...STATUS.link, dataAsOf: null, loading: { rows: 3000 } },
};

export const OFFLINE: Status = {
  ...STATUS,
  link: {
    ...STATUS.link,
    state: 'offline',
    since: at(14, 36),
    queued: 3,
    oldestQueuedAt: at(14, 37),
    dataAsOf: at(12, 5),
    problem: { code: 'CENTRE_DOWN', params: {} },
  },
  now: at(14, 41),
};

export const TRAINING: Status = { ...STATUS, till: { ...STATUS.till, training: true }, now: at(14, 33) };

const held = (state: Held['state'], money: { cash: number; card: number }, certificates = 0): Held => ({
  receiptId: 'receipt-318',
  number: 318,
  kind: 'sale',
  total: 165710,
  ...money,
  certificates,
  since: at(14, 33, 2),
  state,
});
const BY_CARD = { cash: 0, card: 165710 };
const IN_CASH = { cash: 200000, card: 0 };
const GONE: Status = {
  ...STATUS,
  register: { state: 'gone', model: 'ШТРИХ-М-01Ф', problem: { code: 'FISCAL_NO_LINK', params: {} }, notices: [] },
  now: at(14, 33, 20),
};
export const UNKNOWN: Sale = { ...REDEEMED, phase: 'unknown' };
export const CHECKING: Status = { ...GONE, held: [held('checking', BY_CARD)] };
export const SILENT: Status = { ...GONE, held: [held('silent', IN_CASH)] };
export const NOT_ISSUED: Status = { ...STATUS, now: at(14, 34), held: [held('notIssued', BY_CARD)] };
export const NOT_RECORDED: Status = { ...STATUS, now: at(14, 34), held: [held('notRecorded', IN_CASH)] };
export const DRIVE_CHANGED: Status = { ...STATUS, now: at(14, 34), held: [held('driveChanged', IN_CASH)] };
export const RETURN_CHECKING: Status = { ...GONE, held: [{ ...held('checking', IN_CASH), kind: 'saleReturn' }] };
const register = (code: NonNullable<Status['register']['problem']>['code'], params = {}): Status => ({
  ...STATUS,
  register: { state: 'attention', model: 'ШТРИХ-М-01Ф', problem: { code, params }, notices: [] },
});
export const NO_PAPER = register('FISCAL_PAPER_OUT');
export const COVER = register('FISCAL_COVER_OPEN');
export const REGISTER_GONE: Status = {
  ...STATUS,
  register: { state: 'gone', model: 'ШТРИХ-М-01Ф', problem: { code: 'FISCAL_NO_LINK', params: {} }, notices: [] },
};
export const SERVICE = register('FISCAL_SERVICE', { reason: 'ждёт подтверждения даты' });
export const SHIFT_CLOSED: Status = { ...STATUS, shift: { state: 'closed', number: 148, openedAt: null } };
/** Everything a shift may begin with at once: it must fit the dialog. */
export const SHIFT_WARNED: Status = {
  ...SHIFT_CLOSED,
  register: {
    ...STATUS.register,
    notices: [
      'ОФД не получил 412 док., старший ждёт 27 дн. из 30',
      'Ключ ФН кончается через 30 дней',
      'Часы ККТ расходятся с часами кассы: сверьте их до открытия смены',
      'Бумага скоро кончится',
    ],
  },
};
export const BUSY: Status = { ...STATUS, register: { ...STATUS.register, state: 'busy' } };

/** The return of mockup 10: goods taken with points, points earned and already spent. */
const returned = (lineNo: number, name: string, sold: number, chosen: number, paid: number, money: number) => ({
  ...{ lineNo, name, soldBy: 'piece' as const, sold: sold * 1000, left: sold * 1000 },
  ...{ chosen: chosen * 1000, paid, money },
});
export const RETURN: Returning = {
  receipt: { number: 264, at: Date.parse('2026-11-07T18:22:00+03:00'), total: 331570, fd: 970 },
  customer: { name: 'Олег Т.', card: '5518' },
  lines: [
    returned(1, 'Чайник электрический, 1,7 л', 1, 1, 196628, 196628),
    returned(2, 'Полотенце кухонное, хлопок', 3, 1, 56024, 18674),
    returned(3, 'Контейнер пищевой, 0,8 л', 2, 0, 44365, 0),
    returned(4, 'Губки для посуды, 10 шт', 2, 0, 12825, 0),
    { ...returned(5, 'Средство для посуды, 900 мл', 1, 0, 21728, 0), left: 0 },
  ],
  money: { total: 215302, handed: 215302, cash: 85434, card: 129868 },
  certificates: [],
  pointsBack: 2597,
  pointsTaken: 10714,
  pointsLetOff: 0,
  after: { balance: 0, debt: 6867 },
};
export const RETURN_ASKED: Returning = {
  ...{ receipt: null, customer: null, lines: [], certificates: [], after: null },
  ...{ pointsBack: 0, pointsTaken: 0, pointsLetOff: 0 },
  money: { total: 0, handed: 0, cash: 0, card: 0 },
};
/** Paid in part with a certificate, under a programme that lets off points already spent. */
export const RETURN_CERTIFIED: Returning = {
  ...RETURN,
  money: { total: 215302, handed: 115302, cash: 0, card: 115302 },
  certificates: [{ shown: '••••\u00A00012', amount: 100000 }],
  ...{ pointsTaken: 3847, pointsLetOff: 6867, after: { balance: 0, debt: 0 } },
};
const BACK = { certificates: [], pointsBack: 2597, pointsTaken: 10714, debt: 6867 };
export const RETURNED: Sale = {
  ...NEXT,
  phase: 'done',
  number: 319,
  done: {
    ...{ ...RECEIPT, number: 319, kind: 'saleReturn', total: 215302, received: 215302, change: 0 },
    ...{ cash: 85434, card: 129868, returned: BACK },
    customer: { ...RECEIPT.customer!, name: 'Олег Т.', card: '5518', redeemed: 0, earned: 0, balance: 0 },
  },
};

export const RETURNED_CERTIFIED: Sale = {
  ...RETURNED,
  done: {
    ...RETURNED.done!,
    ...{ received: 115302, cash: 0, card: 115302 },
    returned: { ...BACK, certificates: [{ shown: '••••\u00A00012', amount: 100000 }], pointsTaken: 3847, debt: 0 },
  },
};

export const NOT_ISSUED_CERTIFIED: Status = {
  ...STATUS,
  now: at(14, 34),
  held: [held('notIssued', { cash: 65710, card: 0 }, 100000)],
};
export const TWO_HELD: Status = {
  ...OFFLINE,
  scanner: { state: 'lost', name: 'Honeywell 1470g' },
  held: [{ ...held('silent', IN_CASH), receiptId: 'receipt-317', number: 317 }, held('notIssued', BY_CARD)],
};
export const PARKED: Status = {
  ...OFFLINE,
  link: { ...OFFLINE.link, state: 'online', since: at(13, 2), parked: 1, problem: null },
};

export const NOTHING_QUEUED: Queue = { operations: [], lastSuccess: at(14, 31, 50), nextTry: null };
export const QUEUED: Queue = {
  operations: [
    { seq: 1290, kind: 'saleFiscalised', at: at(14, 37), state: 'queued', note: 'Чек 319, 864,20 ₽' },
    { seq: 1291, kind: 'cashMoved', at: at(14, 38), state: 'queued', note: '5 000,00 ₽' },
    { seq: 1292, kind: 'saleFiscalised', at: at(14, 39), state: 'queued', note: null },
  ],
  lastSuccess: at(14, 35, 48),
  nextTry: at(14, 41, 20),
};
export const WITH_PARKED: Queue = {
  ...QUEUED,
  operations: [
    ...QUEUED.operations,
    {
      seq: 1240,
      kind: 'memberMerged',
      at: at(-5, 48),
      state: 'parked',
      note: 'Центр её не прочитал, применит после обновления',
    },
    {
      seq: 1251,
      kind: 'saleFiscalised',
      at: at(-6, 5),
      state: 'flagged',
      note: 'Долг 120 баллов: потрачены на двух кассах сразу',
    },
  ],
};

export const GIFT: z.input<typeof transferView> = {
  receiver: 'Борис К.',
  taken: 52500,
  fee: 2500,
  received: 50000,
  left: 13175,
};
export const DONATION: typeof GIFT = { ...GIFT, receiver: null, taken: 50000, fee: 0, left: 15675 };
export const CHARITIES: z.input<typeof charityView>[] = [
  { charityId: 'shelter', name: 'Приют «Лесные лапы»' },
  { charityId: 'hospice', name: 'Детский хоспис «Дом с маяком на Лесной улице»' },
  { charityId: 'forest', name: 'Посадим лес' },
];

export const SAMPLES: z.input<typeof sampleCode>[] = [
  { kind: 'certificate', label: 'Сертификат, 1 000 ₽, ПИН 1234', text: '2400001000012' },
  { label: 'Молоко 3,2 %, 930 мл', text: '4607001234562', kind: 'goods' },
  { label: 'Сыр «Российский», 437 г', text: '2200017004371', kind: 'weighed' },
  { label: 'Кофе в зёрнах «Арабика», 500 г', text: '4607001234579', kind: 'goods' },
  { label: 'Анна К., Серебро', text: '2912345604127', kind: 'card' },
  { label: 'Дмитрий С., Серебро', text: '2912345677308', kind: 'card' },
  { label: 'Карта с ошибкой', text: '2912345604120', kind: 'damaged' },
  { label: 'Чужой код', text: 'HELLO-0001', kind: 'unknown' },
];

/** As the emulated register prints it. */
export const X_REPORT = [
  'ЭМУЛЯТОР ФИСКАЛЬНОГО РЕГИСТРАТОРА',
  'ЭТО НЕ КАССА И НЕ ЧЕК',
  '22.11.26 14:32                   ДОК 0341',
  '              X-ОТЧЁТ',
  'СМЕНА                                 148',
  'ЧЕКОВ ПРИХОДА                          31',
  'ПРИХОД                         =48 210.40',
  'НАЛИЧНЫМИ                      =19 004.10',
  'БЕЗНАЛИЧНЫМИ                   =29 206.30',
  'НАЛИЧНОСТЬ В КАССЕ             =21 004.10',
];
