/** A small fixed family of purchases that shows what a programme does: plain goods and the goods its rules name. */
import { instant, kopecks, points, quantity } from '../money/units.ts';
import type { Goods } from '../programme/goods.ts';
import type { Programme } from '../programme/schema.ts';
import type { Wording } from '../quote/format.ts';
import type { Basket, BasketLine, CustomerSnapshot } from '../quote/types.ts';

export interface SampleVisit {
  what: Wording;
  who: Wording;
  /** Of a coalition; null = no merchant of one. */
  partner: string | null;
  basket: Basket;
  customer: CustomerSnapshot | null;
}

/** Enough for any bound that a shop sets, and few enough to read. */
const LABELS_MAX = 12;
const BALANCE = points(1_000_00);

type Names = Pick<SampleVisit, 'what'> & { lines: readonly BasketLine[] };
type Buyer = Pick<SampleVisit, 'who' | 'customer'>;

/** @param programmes whose goods, tiers and partners the visits try; the first one's words are taken where both have some */
export function sampleVisits(programmes: readonly Programme[]): SampleVisit[] {
  const partners: (string | null)[] = partnersOf(programmes);
  const places = partners.length === 0 ? [null] : partners;
  return places.flatMap((partner) =>
    basketsOf(programmes).flatMap(({ what, lines }) =>
      buyersOf(programmes).map(({ who, customer }) => ({
        what,
        who,
        partner,
        customer,
        basket: { lines, redeem: { kind: customer === null ? 'none' : 'max' } as const },
      })),
    ),
  );
}

function basketsOf(programmes: readonly Programme[]): Names[] {
  const plain = [100_00, 1_000_00, 5_000_00].map((price) => ({
    what: { ru: 'любой товар', en: 'any goods' },
    lines: [line(price, 1, {})],
  }));
  return [
    ...plain,
    ...labelsOf(programmes).map((label) => ({ what: label.said, lines: [line(500_00, 3, label.goods)] })),
  ];
}

function line(unitPrice: number, pieces: number, { categories = [], tags = [], skus = [] }: Goods): BasketLine {
  return {
    lineNo: 1,
    sku: skus[0] ?? '',
    categories,
    tags,
    quantity: quantity(pieces * 1000),
    unitPrice: kopecks(unitPrice),
    vatRate: 'vat22',
    priceKind: 'regular',
    soldBy: 'piece',
  };
}

interface Label {
  said: Wording;
  goods: Goods;
}

/** Every category, mark and article that a rule names, in the order of the documents. */
function labelsOf(programmes: readonly Programme[]): Label[] {
  const known = new Map<string, Label>();
  for (const { mechanics, labels = {} } of programmes) {
    for (const goods of mechanics.flatMap((rule) => selectorsIn({ ...rule }))) {
      for (const field of ['categories', 'tags', 'skus'] as const) {
        for (const label of [...(goods[field] ?? []), ...(goods.except?.[field] ?? [])]) {
          const said = Object.hasOwn(labels, label) ? labels[label]! : { ru: `«${label}»`, en: `“${label}”` };
          const key = `${field} ${label}`;
          if (!known.has(key)) known.set(key, { said, goods: { [field]: [label] } });
        }
      }
    }
  }
  return [...known.values()].slice(0, LABELS_MAX);
}

/** Whatever field of a rule selects goods, at any depth. */
function selectorsIn(value: unknown): Goods[] {
  if (Array.isArray(value)) return value.flatMap(selectorsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Goods[] => {
    if (key === 'goods' || key === 'gift') return [inner as Goods];
    if (key === 'category') return [{ categories: [inner as string] }];
    return selectorsIn(inner);
  });
}

function buyersOf(programmes: readonly Programme[]): Buyer[] {
  const tiers = new Map(programmes.flatMap(({ tiers }) => tiers.map((tier) => [tier.id, tier.name])));
  return [
    { who: { ru: 'без карты', en: 'no card' }, customer: null },
    { who: { ru: 'участник', en: 'a member' }, customer: member(0, null) },
    { who: { ru: 'участник, 1 000 баллов', en: 'a member, 1,000 points' }, customer: member(BALANCE, null) },
    ...[...tiers].map(([id, name]) => ({
      who: { ru: `уровень «${name.ru}», 1 000 баллов`, en: `tier “${name.en}”, 1,000 points` },
      customer: member(BALANCE, id),
    })),
  ];
}

function member(balance: number, tierId: string | null): CustomerSnapshot {
  const nothing = { period: '', earned: points(0), redeemed: points(0), redemptions: 0 };
  return {
    id: 'sample',
    identifiedBy: 'token',
    blocked: false,
    tierId,
    qualifyingSpend: kopecks(0),
    lots: balance === 0 ? [] : [{ id: 'lot', amount: points(balance), activatesAt: instant(0), expiresAt: null }],
    held: points(0),
    debt: points(0),
    day: nothing,
    month: nothing,
    asOf: instant(0),
  };
}

const partnersOf = (programmes: readonly Programme[]): string[] => [
  ...new Set(programmes.flatMap(({ mechanics }) => mechanics.flatMap(({ where }) => where?.partners ?? []))),
];
