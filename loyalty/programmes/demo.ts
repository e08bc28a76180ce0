import { kopecks, points, basisPoints } from '../money/units.ts';
import { SCHEMA_VERSION } from '../programme/schema.ts';
import type { Programme } from '../programme/schema.ts';

const NO_POINTS = { tags: ['alcohol', 'tobacco', 'certificate', 'deposit'] };

/** «Копилка», the programme of the demo shop: the figures of the mockups and of W48 in loyalty-domain. */
export const demoProgramme: Programme = {
  schema: SCHEMA_VERSION,
  id: 'kopilka',
  version: 1,
  name: { ru: 'Копилка', en: 'Kopilka' },
  from: '2026-01-01',
  to: null,
  zone: 'Europe/Moscow',
  pointValue: kopecks(100),
  minUnitRemainder: kopecks(1),
  tiers: [
    { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: kopecks(0) },
    { id: 'silver', name: { ru: 'Серебро', en: 'Silver' }, from: kopecks(15_000_00) },
    { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: kopecks(50_000_00) },
  ],
  lots: { activationDays: 14, expiry: { mode: 'months', months: 12 } },
  expiryWarningDays: 30,
  offline: {
    receipt: points(500_00),
    card: { points: points(1_000_00), receipts: 3 },
    till: { points: points(20_000_00), receipts: 1_000 },
    maxSnapshotAgeHours: 72,
  },
  certificates: { use: 'part' },
  mechanics: [
    {
      kind: 'item-percent-discount',
      id: 'coffee',
      name: { ru: 'Кофе', en: 'Coffee' },
      goods: { categories: ['coffee'] },
      rateBp: basisPoints(15_00),
    },
    {
      kind: 'receipt-percent-discount',
      id: 'tier',
      name: { ru: 'Уровень', en: 'Level' },
      audience: 'members',
      rateBp: basisPoints(0),
      rateByTierBp: { silver: basisPoints(3_00), gold: basisPoints(5_00) },
    },
    {
      kind: 'receipt-percent-discount',
      id: 'autumn',
      name: { ru: 'Промокод ОСЕНЬ', en: 'Promo code OSEN' },
      coupon: { codes: ['ОСЕНЬ', 'OSEN'] },
      rateBp: basisPoints(10_00),
      maxAmount: kopecks(500_00),
    },
    {
      kind: 'redemption',
      id: 'redemption',
      name: { ru: 'Списание баллов', en: 'Redemption' },
      goods: { except: NO_POINTS },
      receiptBp: basisPoints(30_00),
    },
    {
      kind: 'percent-accrual',
      id: 'accrual',
      name: { ru: 'Начисление', en: 'Points earned' },
      goods: { except: NO_POINTS },
      rateBp: basisPoints(5_00),
      rateByTierBp: { gold: basisPoints(7_00) },
    },
    {
      kind: 'accrual-caps',
      id: 'accrual-caps',
      name: { ru: 'Лимиты начисления', en: 'Earning limits' },
      perReceipt: points(3_000_00),
      perDay: points(5_000_00),
      perMonth: points(30_000_00),
    },
  ],
};
