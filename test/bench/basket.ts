import {
  instant,
  kopecks,
  points,
  quantity,
  type Basket,
  type CustomerSnapshot,
  type QuoteContext,
} from '../../loyalty/index.ts';

export const ZONE = 'Europe/Moscow';
export const NOW = instant(Date.UTC(2026, 10, 22, 9));
export const CONTEXT: QuoteContext = { now: NOW, storeZone: ZONE, offline: null };

/** Every tenth line is tobacco, which takes and earns no points. */
export function basketOf(lines: number, redeem: Basket['redeem'] = { kind: 'max' }): Basket {
  return {
    redeem,
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

/** Silver, with more points than any basket can take. */
export const RICH_MEMBER: CustomerSnapshot = {
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
