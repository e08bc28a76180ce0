import type { GoodsRecord } from '../../contract/sync/records.ts';
import { kopecks, mulDiv } from '../../loyalty/index.ts';
import type { Kopecks } from '../../loyalty/index.ts';
import { ean13 } from './ean13.ts';
import type { Article, Family } from './goods/family.ts';
import { FRESH } from './goods/fresh.ts';
import { OTHER } from './goods/other.ts';
import { PANTRY } from './goods/pantry.ts';
import { KNOWN_GOODS } from './known.ts';
import type { Random } from './random.ts';

/** The assortment of the demo shop: the known goods and every article in all its kinds, brands and sizes. */
export function makeGoods(random: Random): GoodsRecord[] {
  const makers = new Map<string, number>();
  const made: GoodsRecord[] = Object.values(KNOWN_GOODS);
  const nextPlu = pluNumbers(100, new Set(made.map(({ plu }) => plu)));

  for (const family of [...FRESH, ...PANTRY, ...OTHER]) {
    for (const { article, name, brand, percent } of variants(family, random)) {
      const unitPrice = shelfPrice(article.price, percent);
      const number = made.length + 1;
      const isWeighed = article.sizes === undefined;
      made.push({
        sku: String(100_000 + number),
        name,
        codes: isWeighed ? [] : [barcode(makerNumber(makers, brand), number)],
        plu: isWeighed ? nextPlu() : null,
        categories: [...family.categories],
        tags: [...(family.tags ?? [])],
        unitPrice,
        minUnitPrice: minPrice(unitPrice, family),
        vatRate: article.vatRate ?? family.vatRate,
        soldBy: isWeighed ? 'weight' : 'piece',
        marked: false,
      });
    }
  }
  return made;
}

interface Variant {
  article: Article;
  name: string;
  brand: string | null;
  /** of the article's price: what the size, the brand and the kind make of it */
  percent: number;
}

/** A brand is dearer or cheaper throughout, a kind only a little. */
function variants({ articles }: Family, random: Random): Variant[] {
  return articles.flatMap((article) =>
    (article.brands ?? [null]).flatMap((brand) => {
      const brandPercent = 88 + random.below(28);
      return (article.kinds ?? [null]).flatMap((kind) => {
        const kindPercent = (brandPercent * (97 + random.below(9))) / 100;
        return (article.sizes ?? [['кг', 100] as const]).map(([size, percent]) => ({
          article,
          name: nameOf(article.name, kind, brand, size),
          brand,
          percent: Math.round((kindPercent * percent) / 100),
        }));
      });
    }),
  );
}

function nameOf(name: string, kind: string | null, brand: string | null, size: string): string {
  const isProperName = kind !== null && brand === null && /^[А-ЯЁ]/.test(kind);
  const words = [name, isProperName ? `«${kind}»` : kind, brand === null ? null : `«${brand}»`];
  return [words.filter((word) => word !== null).join(' '), size].filter((part) => part !== '').join(', ');
}

/** Prices end in 90 kopecks; from 500.00 on in whole roubles. */
function shelfPrice(base: Kopecks | number, percent: number): Kopecks {
  const roubles = mulDiv(base, percent, 10_000, 'floor');
  return kopecks(roubles >= 500 ? roubles * 100 : roubles * 100 + 90);
}

function minPrice(unitPrice: Kopecks, { minPricePercent }: Family): Kopecks | null {
  return minPricePercent === undefined ? null : kopecks(mulDiv(unitPrice, minPricePercent, 100, 'ceil'));
}

/** The free five-digit numbers after `start`, one a call. */
function pluNumbers(start: number, taken: ReadonlySet<string | null>): () => string {
  let number = start;
  return function next(): string {
    const plu = String(++number).padStart(5, '0');
    return taken.has(plu) ? next() : plu;
  };
}

/** Each maker has a number of its own under the prefixes of Russia, 460 to 469. */
function makerNumber(makers: Map<string, number>, brand: string | null): number {
  const name = brand ?? 'Продукты у дома';
  const number = makers.get(name) ?? 1_100 + makers.size;
  makers.set(name, number);
  return number;
}

function barcode(maker: number, number: number): string {
  return ean13(`46${maker % 10}${maker}${String(number).padStart(5, '0')}`);
}
