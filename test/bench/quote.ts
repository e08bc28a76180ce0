import {
  demoProgramme,
  basisPoints,
  instant,
  kopecks,
  points,
  prepareProgramme,
  quantity,
  quote,
  type Basket,
  type CustomerSnapshot,
  type QuoteContext,
} from '../../loyalty/index.ts';
import { compare, limitFigure, ratioFigure, type Figure } from './measure.ts';

const LINES = 100;
const NOW = instant(Date.UTC(2026, 10, 22, 12));
const RULES = 50;

/** A programme of the demo's shape with one percent discount for each of many categories. */
function programmeOf(rules: number) {
  const discounts = Array.from({ length: rules - demoProgramme.mechanics.length }, (_, i) => ({
    kind: 'item-percent-discount' as const,
    id: `category-${i}`,
    name: { ru: 'Категория', en: 'Category' },
    goods: { categories: [`c${i}`] },
    rateBp: basisPoints(100 + (i % 20) * 100),
  }));
  return prepareProgramme({ ...demoProgramme, mechanics: [...discounts, ...demoProgramme.mechanics] }, () =>
    '0'.repeat(64),
  );
}

function basketOf(lines: number): Basket {
  return {
    redeem: { kind: 'max' },
    lines: Array.from({ length: lines }, (_, i) => ({
      lineNo: i + 1,
      sku: `s${i}`,
      categories: [`c${i % 60}`],
      tags: i % 10 === 9 ? ['tobacco'] : [],
      quantity: quantity((1 + (i % 3)) * 1000),
      unitPrice: kopecks(4990 + i * 137),
      vatRate: 'vat22',
      priceKind: 'regular',
      soldBy: 'piece',
    })),
  };
}

const customer: CustomerSnapshot = {
  id: 'c',
  identifiedBy: 'card',
  blocked: false,
  tierId: 'silver',
  qualifyingSpend: kopecks(4_176_000),
  lots: [{ id: 'l', amount: points(100_000_000), activatesAt: instant(0), expiresAt: null }],
  held: points(0),
  debt: points(0),
  day: { period: '2026-11-22', earned: points(0), redeemed: points(0), redemptions: 0 },
  month: { period: '2026-11', earned: points(0), redeemed: points(0), redemptions: 0 },
  asOf: NOW,
};
const context: QuoteContext = { now: NOW, storeZone: 'Europe/Moscow', offline: null };

/** The same sums by a loop over plain integers: discounts, spreading, 30 % redemption, 5 % accrual with its cap. */
function floorQuote(
  basket: Basket,
  rates: ReadonlyMap<string, number>,
): { toPay: number; redeemed: number; earned: number } {
  const left: number[] = [];
  for (const line of basket.lines) {
    const gross = Math.floor((line.unitPrice * line.quantity + 500) / 1000);
    const rate = rates.get(line.categories[0] ?? '') ?? 0;
    left.push(gross - Math.floor((gross * rate + 5000) / 10_000));
  }
  spread(left, Math.floor((left.reduce((a, b) => a + b, 0) * 300 + 5000) / 10_000), () => true);
  const eligible = (i: number) => basket.lines[i]?.tags.length === 0;
  let basis = 0;
  for (let i = 0; i < left.length; i += 1) if (eligible(i)) basis += left[i]!;
  const redeemed = Math.floor(Math.floor((basis * 3000) / 10_000) / 100) * 100;
  spread(left, redeemed, eligible);
  let base = 0;
  for (let i = 0; i < left.length; i += 1) if (eligible(i)) base += left[i]!;
  const earned = Math.min(Math.floor(Math.floor((base * 500) / 10_000) / 100) * 100, 300_000);
  return { toPay: left.reduce((a, b) => a + b, 0), redeemed, earned };
}

function spread(left: number[], total: number, takes: (i: number) => boolean): void {
  let weight = 0;
  for (let i = 0; i < left.length; i += 1) if (takes(i)) weight += left[i]!;
  const rests: { i: number; rest: number; weight: number }[] = [];
  let given = 0;
  for (let i = 0; i < left.length; i += 1) {
    if (!takes(i)) continue;
    const product = total * left[i]!;
    const share = Math.floor(product / weight);
    rests.push({ i, rest: product % weight, weight: left[i]! });
    given += share;
    left[i] = left[i]! - share;
  }
  rests.sort((a, b) => b.rest - a.rest || b.weight - a.weight || a.i - b.i);
  for (let k = 0; k < total - given; k += 1) left[rests[k]!.i]! -= 1;
}

export function benchQuote(): Figure[] {
  const prepared = programmeOf(RULES);
  const basket = basketOf(LINES);
  const rates = new Map(
    Array.from({ length: RULES - demoProgramme.mechanics.length }, (_, i) => [`c${i}`, 100 + (i % 20) * 100]),
  );
  const ours = quote(prepared, basket, customer, context);
  const floor = floorQuote(basket, rates);
  const sums = { toPay: ours.totals.toPay, redeemed: ours.redemption.redeemed, earned: ours.accrual.total };
  for (const key of ['toPay', 'redeemed', 'earned'] as const) {
    if (sums[key] !== floor[key]) throw new Error(`the floor computes another ${key}: ${floor[key]}, not ${sums[key]}`);
  }
  const times = compare(
    () => quote(prepared, basket, customer, context),
    () => floorQuote(basket, rates),
    5000,
  );
  return [
    ratioFigure(`quote of ${LINES} lines under ${RULES} rules, median`, times.ours.median, times.floor.median, 10),
    limitFigure(`the same, p99`, times.ours.p99, 0.5),
  ];
}
