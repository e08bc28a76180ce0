/**
 * What tests, the training panel and the demonstration sale may rely on in the demo shop: the goods of W48
 * (loyalty-domain section 16) and of the pictured screens, and one customer.
 */
import type { GoodsRecord, StoreRecord } from '../../contract/sync/records.ts';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { kopecks } from '../../loyalty/index.ts';

export const DEMO_STORE: StoreRecord = {
  storeId: 'doma-1',
  name: 'Продукты у дома',
  address: 'г. Тула, ул. Садовая, д. 14',
  inn: '7107123456',
  zone: 'Europe/Moscow',
  taxSystem: 'osn',
  partnerId: null,
};

/** «Анна К…»: silver, 8 240.00 short of gold; 450.75 points at hand, 200 of them lapsing soon, 120 more to come. */
export const ANNA = {
  customerId: 'anna',
  name: 'Анна Кузнецова',
  card: DEMO_CODES.annaCard,
  phone: '+79100000412',
  birthday: '1988-04-17',
  tierId: 'silver',
  qualifyingSpend: 41_760_00,
  expiringPoints: 200_00,
  otherPoints: 250_75,
  pendingPoints: 120_00,
} as const;

/** «Борис Л…»: a full card of coffee stamps. */
export const BORIS = {
  customerId: 'boris',
  name: 'Борис Левин',
  card: DEMO_CODES.borisCard,
  phone: '+79100000207',
  birthday: '1979-09-02',
  tierId: 'base',
  qualifyingSpend: 9_120_00,
  points: 64_00,
} as const;

const PLAIN = { codes: [], plu: null, tags: [], minUnitPrice: null, soldBy: 'piece', marked: false } as const;

function article(
  given: Pick<GoodsRecord, 'sku' | 'name' | 'categories' | 'vatRate'> & Partial<GoodsRecord>,
  price: number,
): GoodsRecord {
  return { ...PLAIN, codes: [], tags: [], ...given, unitPrice: kopecks(price) };
}

export const KNOWN_GOODS = {
  milk: article(
    { sku: '100001', name: 'Молоко 3,2 %, 930 мл', codes: [DEMO_CODES.milk], categories: ['dairy'], vatRate: 'vat10' },
    89_90,
  ),
  cheese: article(
    {
      sku: '100002',
      name: 'Сыр «Российский», весовой',
      plu: '00437',
      categories: ['cheese'],
      vatRate: 'vat10',
      soldBy: 'weight',
    },
    899_00,
  ),
  coffee: article(
    {
      sku: '100003',
      name: 'Кофе в зёрнах «Арабика», 500 г',
      codes: [DEMO_CODES.coffee],
      categories: ['coffee'],
      vatRate: 'vat22',
    },
    649_00,
  ),
  wine: article(
    {
      sku: '100004',
      name: 'Вино красное сухое, 0,75 л',
      codes: [DEMO_CODES.wine],
      categories: ['alcohol'],
      tags: ['alcohol'],
      minUnitPrice: kopecks(559_00),
      vatRate: 'vat22',
    },
    799_00,
  ),
  bread: article(
    {
      sku: '100005',
      name: 'Хлеб «Бородинский», нарезка, 350 г',
      codes: [DEMO_CODES.bread],
      categories: ['bread'],
      vatRate: 'vat10',
    },
    54_90,
  ),
  eggs: article(
    { sku: '100006', name: 'Яйцо куриное С1, 10 шт', codes: [DEMO_CODES.eggs], categories: ['eggs'], vatRate: 'vat10' },
    109_90,
  ),
  bag: article(
    {
      sku: '100007',
      name: 'Пакет-майка большой',
      codes: [DEMO_CODES.bag],
      categories: ['packaging'],
      vatRate: 'vat22',
    },
    8_90,
  ),
  water: article(
    {
      sku: '100008',
      name: 'Вода питьевая негазированная, 0,5 л',
      codes: [DEMO_CODES.water],
      categories: ['water'],
      vatRate: 'vat22',
      marked: true,
    },
    49_90,
  ),
} as const satisfies Record<string, GoodsRecord>;
