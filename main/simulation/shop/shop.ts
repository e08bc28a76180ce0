/** An invented shop over a year: the same seed gives the same receipts, whoever asks for which of them first. */
import { foldCode, instant, kopecks, mulDiv, quantity } from '../../../loyalty/index.ts';
import type {
  BasketLine,
  Instant,
  SimulatedEvent,
  SimulatedReturn,
  SimulatedSale,
  Tender,
} from '../../../loyalty/index.ts';
import type { Source } from '../source.ts';
import { stockShelves, type Article, type Assortment } from './assortment.ts';
import { momentsOf, yearFrom } from './calendar.ts';
import type { NamedLabels } from './named-labels.ts';
import { factsOf, populate, type Person } from './people.ts';
import { Random, runningTotals } from './random.ts';

export interface ShopTerms {
  receipts: number;
  seed: string;
  /** ISO date of the first day. */
  from: string;
  zone: string;
  labels: NamedLabels;
  /** What of the list price is not the goods' cost. */
  marginBp: number;
}

const RETURNED_BP = 1_00;
const WHOLE_RETURN_BP = 40_00;
const RETURN_DAYS_MAX = 13;
const PROMO_BP = 8_00;
const PROMO_PRICE_BP = 80_00;
const FAVOURITE_BP = 35_00;
const CODE_BP = 3_00;
const BRAND_BP = 25_00;
const DAY_MS = 86_400_000;

/** Packs of one article on a line: 1, 2, 3, 4, 6. */
const PACKS = [1, 2, 3, 4, 6];
const PACK_TOTALS = runningTotals([72, 18, 5, 3, 2]);
const TENDERS = ['card', 'cash', 'sbp'] as const;
const TENDER_TOTALS = runningTotals([58, 27, 15]);

export function createShop(terms: ShopTerms): Source {
  const { seed, zone, labels, receipts } = terms;
  const calendar = yearFrom(terms.from, zone);
  const assortment = stockShelves(labels, seed);
  const people = populate(calendar, receipts, seed);
  return {
    circles: people.length,
    receipts,
    from: calendar.days[0]!,
    until: calendar.until,
    circle(index) {
      const person = people[index]!;
      const facts = person.isGuest
        ? null
        : factsOf(person, { people, calendar, labels, zone }, new Random(`facts ${seed} ${index}`));
      const random = new Random(`visits ${seed} ${index}`);
      const moments = momentsOf(calendar, person.from, person.to, person.visits, random);
      return {
        members: facts === null ? [] : [facts],
        events: eventsOf(moments, (at, visit) => visitOf({ person, at, visit, memberId: facts?.id ?? null }, random)),
      };
    },
  };

  function visitOf(who: { person: Person; at: Instant; visit: number; memberId: string | null }, random: Random) {
    const { person, at, visit, memberId } = who;
    const [least, most] = person.lines;
    const lines = linesOf(assortment, person.index, random.between(least, most), random);
    const sale: SimulatedSale = {
      kind: 'sale',
      receiptId: `r${person.index}.${visit}`,
      at,
      memberId,
      lines: lines.map(({ line }) => line),
      costs: lines.map(({ list }) => kopecks(list - mulDiv(list, terms.marginBp, 10_000, 'floor'))),
      tenders: [tenderOf(labels.brands, random)],
      codes: labels.codes.length > 0 && random.chance(CODE_BP) ? [foldCode(oneOf(labels.codes, random))] : [],
      storeId: labels.stores.length > 0 ? oneOf(labels.stores, random) : null,
      channel: labels.channels.length > 0 ? oneOf(labels.channels, random) : null,
      partnerId: labels.partners.length > 0 ? oneOf(labels.partners, random) : null,
      comesBack: false,
    };
    const back = random.chance(RETURNED_BP) ? returnOf(sale, random) : null;
    return back !== null && back.at < calendar.until
      ? { sale: { ...sale, comesBack: true }, back }
      : { sale, back: null };
  }
}

/** Sales one by one as they are asked for, each return at its own time between them. */
function* eventsOf(
  moments: readonly Instant[],
  visitOf: (at: Instant, visit: number) => { sale: SimulatedSale; back: SimulatedReturn | null },
): Generator<SimulatedEvent> {
  const waiting: SimulatedReturn[] = [];
  for (const [visit, at] of moments.entries()) {
    while (waiting.length > 0 && waiting[0]!.at < at) yield waiting.shift()!;
    const { sale, back } = visitOf(at, visit);
    yield sale;
    if (back !== null) waiting.push(back);
    waiting.sort((a, b) => a.at - b.at);
  }
  yield* waiting;
}

function linesOf({ shelves, totals }: Assortment, person: number, count: number, random: Random) {
  const favourites = [person % shelves.length, (person * 7 + 3) % Math.min(shelves.length, 13)];
  return Array.from({ length: count }, (_, i) => {
    const shelf = random.chance(FAVOURITE_BP) ? favourites[random.below(2)]! : random.pick(totals);
    const { articles } = shelves[shelf]!;
    // What stands first on its shelf is bought more often.
    const article = articles[Math.min(random.below(articles.length), random.below(articles.length))]!;
    return lineOf(article, i + 1, random);
  });
}

function lineOf(article: Article, lineNo: number, random: Random): { line: BasketLine; list: number } {
  const { sku, categories, tags, soldBy, vatRate, price } = article;
  const isPromo = random.chance(PROMO_BP);
  const amount = quantity(soldBy === 'weight' ? random.between(180, 1_400) : PACKS[random.pick(PACK_TOTALS)]! * 1_000);
  const unitPrice = isPromo ? kopecks(mulDiv(price, PROMO_PRICE_BP, 10_000, 'halfUp')) : price;
  const priceKind = isPromo ? 'promo' : 'regular';
  return {
    line: { lineNo, sku, categories, tags, quantity: amount, unitPrice, vatRate, priceKind, soldBy },
    list: mulDiv(price, amount, 1_000, 'halfUp'),
  };
}

function tenderOf(brands: readonly string[], random: Random): Tender {
  const kind = TENDERS[random.pick(TENDER_TOTALS)]!;
  const brand = kind === 'card' && brands.length > 0 && random.chance(BRAND_BP) ? oneOf(brands, random) : undefined;
  return { kind, amount: null, ...(brand !== undefined && { brand }) };
}

function returnOf({ receiptId, at, memberId, lines }: SimulatedSale, random: Random): SimulatedReturn {
  const one = lines[random.below(lines.length)]!;
  const returned = random.chance(WHOLE_RETURN_BP) ? lines : [one];
  return {
    kind: 'return',
    receiptId,
    at: instant(at + random.between(1, RETURN_DAYS_MAX) * DAY_MS),
    memberId,
    quantities: Object.fromEntries(returned.map(({ lineNo, quantity: all }) => [lineNo, all])),
  };
}

const oneOf = <T>(items: readonly T[], random: Random): T => items[random.below(items.length)]!;
