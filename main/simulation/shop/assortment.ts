/** The goods of an invented shop: a grocery's shelves and whatever the programmes name. */
import { kopecks, type Kopecks } from '../../../loyalty/index.ts';
import type { NamedLabels } from './named-labels.ts';
import { Random, runningTotals } from './random.ts';

export interface Article {
  sku: string;
  categories: readonly string[];
  tags: readonly string[];
  price: Kopecks;
  soldBy: 'piece' | 'weight';
  vatRate: 'vat10' | 'vat22';
}

export interface Shelf {
  articles: readonly Article[];
  /** Of the lines of all baskets, in parts of the sum over all shelves. */
  weight: number;
}

export interface Assortment {
  shelves: readonly Shelf[];
  /** Running totals of the shelves' weights. */
  totals: readonly number[];
}

/** Category, its part of the lines, prices in roubles from and to, how many articles; `tag` where the law has its say. */
const GROCERY: readonly {
  category: string;
  weight: number;
  from: number;
  to: number;
  articles: number;
  isWeighed?: true;
  tag?: string;
  vatRate?: 'vat22';
}[] = [
  { category: 'dairy', weight: 170, from: 55, to: 320, articles: 60 },
  { category: 'bread', weight: 120, from: 32, to: 150, articles: 30 },
  { category: 'fruit', weight: 130, from: 70, to: 450, articles: 40, isWeighed: true },
  { category: 'meat', weight: 90, from: 260, to: 950, articles: 40, isWeighed: true },
  { category: 'grocery', weight: 120, from: 45, to: 380, articles: 90 },
  { category: 'sweets', weight: 95, from: 50, to: 600, articles: 70 },
  { category: 'drinks', weight: 80, from: 45, to: 260, articles: 50, vatRate: 'vat22' },
  { category: 'coffee', weight: 25, from: 220, to: 1_400, articles: 20, vatRate: 'vat22' },
  { category: 'tea', weight: 18, from: 90, to: 600, articles: 20, vatRate: 'vat22' },
  { category: 'household', weight: 60, from: 60, to: 900, articles: 70, vatRate: 'vat22' },
  { category: 'cosmetics', weight: 35, from: 120, to: 1_500, articles: 60, vatRate: 'vat22' },
  { category: 'alcohol', weight: 35, from: 70, to: 1_900, articles: 50, tag: 'alcohol', vatRate: 'vat22' },
  { category: 'tobacco', weight: 22, from: 140, to: 330, articles: 20, tag: 'tobacco', vatRate: 'vat22' },
];

const NAMED = { weight: 40, from: 60, to: 1_200, articles: 6 };
const RARE_WEIGHT = 2;

export function stockShelves(labels: NamedLabels, seed: string): Assortment {
  const random = new Random(`shelves ${seed}`);
  // Most goods of a shelf stand at its cheap end.
  const price = (from: number, to: number) =>
    kopecks(Math.min(random.between(from, to), random.between(from, to)) * 100 - 10);
  const shelf = (
    name: string,
    { weight, from, to, articles }: { weight: number; from: number; to: number; articles: number },
    labelled: Partial<Article>,
  ): Shelf => ({
    weight,
    articles: Array.from({ length: articles }, (_, i): Article => ({
      sku: `${name}-${i + 1}`,
      categories: [],
      tags: [],
      price: price(from, to),
      soldBy: 'piece',
      vatRate: 'vat10',
      ...labelled,
    })),
  });
  const grocery = GROCERY.map(({ category, isWeighed = false, tag, vatRate, ...group }) =>
    shelf(category, group, {
      categories: [category],
      tags: tag === undefined ? [] : [tag],
      soldBy: isWeighed ? 'weight' : 'piece',
      vatRate: vatRate ?? 'vat10',
    }),
  );
  const isNewCategory = (label: string) => !GROCERY.some(({ category }) => category === label);
  const isNewTag = (label: string) => !GROCERY.some(({ tag }) => tag === label);
  const shelves = [
    ...grocery,
    ...labels.categories.filter(isNewCategory).map((label) => shelf(label, NAMED, { categories: [label] })),
    ...labels.tags.filter(isNewTag).map((label) => {
      const isRare = labels.rareTags.includes(label);
      return shelf(label, isRare ? { ...NAMED, weight: RARE_WEIGHT, from: 300 } : NAMED, { tags: [label] });
    }),
    ...labels.skus.map((sku) => shelf(sku, { ...NAMED, weight: 12, articles: 1 }, { sku })),
  ];
  return { shelves, totals: runningTotals(shelves.map(({ weight }) => weight)) };
}
