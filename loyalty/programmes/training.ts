import type { Programme } from '../programme/schema.ts';
import { basisPoints, kopecks, points } from '../money/units.ts';
import { multiplierSchema } from '../programme/units.ts';
import { demoProgramme } from './demo.ts';

const COFFEE = { categories: ['coffee'] };

/** What the training shop gives besides: one of each kind a cashier meets, on goods of the training panel. */
const REWARDS: Programme['mechanics'] = [
  {
    kind: 'stamps',
    id: 'coffee-stamps',
    name: { ru: 'Штампы за кофе', en: 'Coffee stamps' },
    goods: COFFEE,
    goal: 9,
  },
  {
    kind: 'stamp-reward',
    id: 'coffee-gift',
    name: { ru: 'Кофе в подарок', en: 'Free coffee' },
    goods: COFFEE,
    stamps: 'coffee-stamps',
    goal: 9,
    // before the discount on coffee: the gift takes the whole price
    priority: 10,
  },
  {
    kind: 'item-percent-discount',
    id: 'cheese-offer',
    name: { ru: 'Личное: сыр −10 %', en: 'Yours: cheese −10%' },
    audience: { offer: true },
    goods: { categories: ['cheese'] },
    rateBp: basisPoints(10_00),
  },
  {
    kind: 'receipt-amount-discount',
    id: 'coupon-100',
    name: { ru: 'Купон на 100 ₽', en: 'Coupon RUB 100' },
    coupon: { isSingle: true, minPurchase: kopecks(500_00) },
    amount: kopecks(100_00),
  },
  {
    kind: 'coupon-issue',
    id: 'coupon-next',
    name: { ru: 'Купон за покупку', en: 'Coupon for a purchase' },
    audience: 'members',
    threshold: { amount: kopecks(1_500_00) },
    couponRule: 'coupon-100',
    amount: kopecks(100_00),
    valid: { activationDays: 1, expiry: { mode: 'days', days: 30 } },
  },
  {
    kind: 'quest',
    id: 'breakfast',
    name: { ru: 'Завтрак', en: 'Breakfast' },
    conditions: [
      { id: 'milk', goods: { categories: ['dairy'] }, units: 2 },
      { id: 'bread', goods: { categories: ['bread'] }, units: 1 },
      { id: 'eggs', goods: { categories: ['eggs'] }, units: 1 },
    ],
    points: points(50_00),
  },
  {
    kind: 'accrual-multiplier',
    id: 'own-card',
    name: { ru: 'Картой «Копилки»', en: 'By Kopilka card' },
    audience: 'members',
    paidWith: { brands: ['own-card'] },
    multiplier: multiplierSchema.parse(2_000),
  },
  {
    kind: 'benefit',
    id: 'delivery',
    name: { ru: 'Доставка бесплатно', en: 'Free delivery' },
    audience: { tiers: ['silver', 'gold'] },
    threshold: { amount: kopecks(2_000_00) },
  },
];

/** The demo shop's programme in training mode: the figures of the demo programme, and something of every reward. */
export const trainingProgramme: Programme = {
  ...demoProgramme,
  transfers: { feeBp: basisPoints(5_00), min: points(50_00), perDay: points(1_000_00) },
  donations: {
    min: points(10_00),
    charities: [
      { id: 'shelter', name: { ru: 'Приют «Лесные лапы»', en: 'Animal shelter' } },
      { id: 'forest', name: { ru: 'Посадим лес', en: 'Plant a forest' } },
    ],
  },
  mechanics: [...demoProgramme.mechanics, ...REWARDS],
};
