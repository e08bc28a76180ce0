import type { GoodsRecord } from '../../../contract/sync/records.ts';

/** A size and what it costs in percent of the article's price. */
type Size = readonly [label: string, percent: number];

/** One article in all its kinds, brands and sizes. */
export interface Article {
  name: string;
  /** price of a size of 100 percent, kopecks; of a kilogram for weighed articles */
  price: number;
  kinds?: readonly string[];
  /** none: the shop's own or nameless goods */
  brands?: readonly string[];
  /** none: sold by weight */
  sizes?: readonly Size[];
  vatRate?: GoodsRecord['vatRate'];
  categories?: readonly string[];
}

/** Articles of one department, with what they have in common. */
export interface Family {
  categories: readonly string[];
  vatRate: GoodsRecord['vatRate'];
  tags?: readonly string[];
  /** the least an article may be sold for, percent of its price: regulated prices */
  minPricePercent?: number;
  articles: readonly Article[];
}
