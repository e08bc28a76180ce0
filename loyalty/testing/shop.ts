/** A small shop for the engine's own tests: goods, members and programmes with only what a test speaks of. */
import { basisPoints, instant, kopecks, points, quantity } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import { prepareProgramme } from '../programme/prepare.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { parseProgramme } from '../document/parse-programme.ts';
import { SCHEMA_VERSION } from '../programme/schema.ts';
import type { Programme } from '../programme/schema.ts';
import { quote } from '../quote/quote.ts';
import type {
  Basket,
  BasketLine,
  CustomerSnapshot,
  Lot,
  OfflineState,
  PeriodCounter,
  Quote,
  QuoteContext,
  RedeemRequest,
} from '../quote/types.ts';

/** 2026-11-22 14:32 in Moscow. */
export const NOON: Instant = instant(Date.parse('2026-11-22T11:32:00Z'));
export const MOSCOW = 'Europe/Moscow';

interface Goods {
  lineNo: number;
  sku: string;
  categories: string[];
  tags: string[];
  quantity: number;
  minUnitPrice: number;
  soldBy: 'piece' | 'weight';
  marked: boolean;
}

/** One line: one piece unless said otherwise. Prices in kopecks. */
export function goods(unitPrice: number, given: Partial<Goods> = {}): BasketLine {
  const { lineNo = 1, sku = 'sku', categories = [], tags = [], soldBy = 'piece', marked = false } = given;
  return {
    lineNo,
    sku,
    categories,
    tags,
    quantity: quantity(given.quantity ?? 1000),
    unitPrice: kopecks(unitPrice),
    minUnitPrice: kopecks(given.minUnitPrice ?? 0),
    vatRate: 'vat22',
    priceKind: 'regular',
    soldBy,
    marked,
  };
}

/** Lines numbered from 1. */
export const basket = (lines: readonly BasketLine[], redeem: RedeemRequest = { kind: 'none' }): Basket => ({
  lines: lines.map((line, i) => ({ ...line, lineNo: i + 1 })),
  redeem,
});

const NOTHING_YET: PeriodCounter = { period: '2026-11-22', earned: points(0), redeemed: points(0), redemptions: 0 };

export const lot = (id: string, amount: number, from = 0, to: number | null = null): Lot => ({
  id,
  amount: points(amount),
  activatesAt: instant(from),
  expiresAt: to === null ? null : instant(to),
});

/** A member with one endless lot of `balance` hundredths. */
export function member(balance: number, given: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  return {
    id: 'anna',
    identifiedBy: 'token',
    blocked: false,
    tierId: null,
    qualifyingSpend: kopecks(0),
    lots: balance === 0 ? [] : [lot('lot', balance)],
    held: points(0),
    debt: points(0),
    day: NOTHING_YET,
    month: { ...NOTHING_YET, period: '2026-11' },
    asOf: NOON,
    ...given,
  };
}

const BARE = {
  schema: SCHEMA_VERSION,
  id: 'bare',
  version: 1,
  name: { ru: 'Проба', en: 'Trial' },
  from: '2026-01-01',
  to: null,
  zone: MOSCOW,
  pointValue: 100,
  minUnitRemainder: 0,
  tiers: [],
  lots: { activationDays: 0, expiry: { mode: 'none' } },
  expiryWarningDays: 30,
  offline: {
    receipt: 50_000,
    card: { points: 100_000, receipts: 3 },
    till: { points: 2_000_000, receipts: 1000 },
    maxSnapshotAgeHours: 72,
  },
};

export type RuleDraft = { kind: string } & Record<string, unknown>;

/** The document of the rules given; ids are r1, r2, ... unless a rule has its own. */
export function documentOf(rules: readonly RuleDraft[], terms: Record<string, unknown> = {}): object {
  const mechanics = rules.map((rule, i) => ({
    id: `r${i + 1}`,
    name: { ru: `Правило ${i + 1}`, en: `Rule ${i + 1}` },
    ...rule,
  }));
  return { ...BARE, mechanics, ...terms };
}

/** It as a programme. */
export function programmeOf(rules: readonly RuleDraft[], terms: Record<string, unknown> = {}): Programme {
  const parsed = parseProgramme(documentOf(rules, terms));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.programme;
}

export const prepare = (rules: readonly RuleDraft[], terms: Record<string, unknown> = {}): PreparedProgramme =>
  prepareProgramme(programmeOf(rules, terms), (text) => `hash of ${text.length} characters`);

export interface Visit {
  rules: readonly RuleDraft[];
  lines: readonly BasketLine[];
  terms?: Record<string, unknown>;
  redeem?: RedeemRequest;
  customer?: CustomerSnapshot | null;
  offline?: OfflineState;
  now?: Instant;
  storeZone?: string;
  codes?: Basket['codes'];
  rewards?: Basket['rewards'];
  tenders?: Basket['tenders'];
  counters?: QuoteContext['counters'];
  allotments?: QuoteContext['allotments'];
}

export function quoteVisit({ rules, lines, terms = {}, redeem, customer = null, ...where }: Visit): Quote {
  const { codes, rewards, tenders, counters, allotments } = where;
  const asked = {
    ...basket(lines, redeem),
    ...(codes && { codes }),
    ...(rewards && { rewards }),
    ...(tenders && { tenders }),
  };
  return quote(prepare(rules, terms), asked, customer, {
    ...(counters && { counters }),
    ...(allotments && { allotments }),
    now: where.now ?? NOON,
    storeZone: where.storeZone ?? MOSCOW,
    offline: where.offline ?? null,
  });
}

/** Sums of the discounts of each line, in order. */
export const discountsOf = ({ lines }: Quote): number[] =>
  lines.map(({ discounts }) => discounts.reduce((sum, { amount }) => sum + amount, 0));

export const codesOf = ({ explanations }: Quote): string[] => explanations.map(({ code }) => code);

export const itemPercent = (rateBp: number, more: Record<string, unknown> = {}): RuleDraft => ({
  kind: 'item-percent-discount',
  rateBp: basisPoints(rateBp),
  ...more,
});

export const receiptPercent = (rateBp: number, more: Record<string, unknown> = {}): RuleDraft => ({
  kind: 'receipt-percent-discount',
  rateBp: basisPoints(rateBp),
  ...more,
});

export const redemptionOf = (receiptBp: number, more: Record<string, unknown> = {}): RuleDraft => ({
  kind: 'redemption',
  receiptBp: basisPoints(receiptBp),
  ...more,
});

export const percentAccrual = (rateBp: number, more: Record<string, unknown> = {}): RuleDraft => ({
  kind: 'percent-accrual',
  rateBp: basisPoints(rateBp),
  ...more,
});
