/** A receipt with all a programme can offer and count. */
import { ANNA, SALE, type Sale } from './sale.ts';

type Offer = Sale['offers'][number];
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

export const QUEST: Sale['progress'][number] = {
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

/** Near their birthday, with a gift that waits. */
export const BIRTHDAY: Sale = {
  ...SALE,
  customer: { ...ANNA, birthday: { isToday: false, lastDay: '2026-11-27' } },
  progress: [STAMPS],
};
