/** A shop's customers by number: the same number is always the same customer. */
import type { Change, CustomerRecord } from '../../contract/sync/records.ts';
import { canonicalText, demoProgramme, instant, kopecks, points } from '../../loyalty/index.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { NOW } from './basket.ts';
import { scrambled } from './random.ts';

const FAMILY_NAMES = ['Иванова', 'Петров', 'Сидорова', 'Кузнецов', 'Смирнова', 'Попов', 'Волкова', 'Морозов'];
const FIRST_NAMES = ['Анна', 'Пётр', 'Мария', 'Алексей', 'Ольга', 'Дмитрий', 'Елена', 'Сергей'];
const TIERS = ['base', 'base', 'silver', 'gold'];
const DAY_MS = 86_400_000;
/** A prime above any number of customers: multiplying by another number gives each a different one. */
const NUMBERS = 100_000_007;

/** Neither cards nor phones come in the order in which customers are known to the centre. */
export const cardNumber = (index: number): string => `29${String((index * 7919) % NUMBERS).padStart(11, '0')}`;

export function customerId(index: number): string {
  const hex = [1, 2, 3, 4].map((salt) => scrambled(index, salt).toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

export function customerAt(index: number): CustomerRecord {
  const pick = <Item>(items: readonly Item[], salt: number) => items[scrambled(index, salt) % items.length]!;
  const chance = (salt: number, percent: number) => scrambled(index, salt) % 100 < percent;
  const spent = scrambled(index, 9) % 6_000_000;
  return {
    customerId: customerId(index),
    state: 'active',
    name: `${pick(FAMILY_NAMES, 5)} ${pick(FIRST_NAMES, 6)}`,
    phone: `+79${String((index * 48_271) % NUMBERS).padStart(9, '0')}`,
    email: chance(7, 40) ? `customer${index}@example.ru` : null,
    birthday: chance(8, 60) ? '--03-08' : null,
    cards: [{ number: cardNumber(index), state: 'active' }],
    tierId: pick(TIERS, 10),
    qualifyingSpend: kopecks(spent),
    lots: Array.from({ length: 1 + (scrambled(index, 11) % 4) }, (_, i) => ({
      id: `${customerId(index)}/${i}`,
      amount: points(100_00 + (scrambled(index, 12 + i) % 200_00)),
      activatesAt: instant(NOW - (30 - i) * DAY_MS),
      expiresAt: instant(NOW + (100 + i) * DAY_MS),
    })),
    held: points(0),
    debt: points(0),
    day: { period: '2026-11-22', earned: points(0), redeemed: points(0), redemptions: 0 },
    month: { period: '2026-11', earned: points(0), redeemed: points(0), redemptions: 0 },
  };
}

/** Without these no till can sell. */
const SHOP: readonly Change[] = [
  {
    ...{ rev: 1, key: 'shop', v: 1, entity: 'store', op: 'put' },
    data: {
      storeId: 'shop',
      name: 'Лавка',
      address: 'Мира, 1',
      inn: '',
      zone: 'Europe/Moscow',
      taxSystem: 'osn',
      partnerId: null,
    },
  },
  {
    ...{ rev: 2, key: 'kopilka/1', v: 1, entity: 'programme', op: 'put' },
    data: {
      ...{ programmeId: demoProgramme.id, version: 1, from: instant(0), to: null },
      hash: sha256(canonicalText(demoProgramme)),
      document: canonicalText(demoProgramme),
    },
  },
];

/** Body of the centre's answer with customers `from` to `to`; the first page carries the shop as well. */
export function snapshotPage(from: number, to: number, more: boolean): Uint8Array<ArrayBuffer> {
  const customers = Array.from({ length: to - from }, (_, i): Change => {
    const data = customerAt(from + i);
    return { rev: 3 + from + i, key: data.customerId, v: 1, entity: 'customer', op: 'put', data };
  });
  const changes = from === 0 ? [...SHOP, ...customers] : customers;
  return new TextEncoder().encode(JSON.stringify({ changes, next: 2 + to, more, serverTime: NOW }));
}
