/** Anybody with any basket at any moment under any programme of all kinds of rules. */
import fc from 'fast-check';
import { instant, kopecks, points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { quote } from '../quote/quote.ts';
import type {
  Basket,
  BasketLine,
  CustomerSnapshot,
  Quote,
  QuoteContext,
  RedeemRequest,
  Tender,
} from '../quote/types.ts';
import { ANY_TAGS, anyRuleSet } from './any-rule.ts';
import { basket, goods, lot, member, MOSCOW, prepare } from './shop.ts';
import type { RuleDraft } from './shop.ts';

export interface AnyVisit {
  rules: RuleDraft[];
  terms: Record<string, unknown> & { minUnitRemainder: number; pointValue: number };
  basket: Basket;
  customer: CustomerSnapshot | null;
  context: QuoteContext;
}

const YEAR_START = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const money = fc.integer({ min: 0, max: 300_000 });

const anyLine: fc.Arbitrary<BasketLine> = fc
  .record({
    unitPrice: fc.integer({ min: 0, max: 200_000 }),
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 6 }).map((n) => n * 1000),
      fc.integer({ min: 1, max: 3000 }),
    ),
    tags: fc.subarray(ANY_TAGS),
    minUnitPrice: fc.constantFrom(0, 0, 5_000),
    priceKind: fc.constantFrom('regular' as const, 'regular' as const, 'promo' as const, 'fixed' as const),
    marked: fc.boolean(),
  })
  .map(({ unitPrice, quantity, priceKind, ...more }) => ({
    ...goods(unitPrice, {
      quantity,
      ...more,
      minUnitPrice: Math.min(more.minUnitPrice, unitPrice),
      soldBy: quantity % 1000 === 0 ? 'piece' : 'weight',
    }),
    priceKind,
  }));

const anyRedeem: fc.Arbitrary<RedeemRequest> = fc.oneof(
  fc.constant<RedeemRequest>({ kind: 'max' }),
  fc.constant<RedeemRequest>({ kind: 'none' }),
  money.map((amount): RedeemRequest => ({ kind: 'points', points: points(amount) })),
);

const anyTenders: fc.Arbitrary<Tender[] | undefined> = fc.constantFrom<Tender[] | undefined>(
  undefined,
  [{ kind: 'cash', amount: null }],
  [{ kind: 'card', amount: null, brand: 'own-card' }],
);

const anyCustomer: fc.Arbitrary<CustomerSnapshot | null> = fc.option(
  fc
    .record({
      balance: money,
      lapsing: money,
      spent: money,
      stamps: fc.integer({ min: 1, max: 5 }),
      used: fc.integer({ min: 0, max: 3 }),
      isInvited: fc.boolean(),
      isVip: fc.boolean(),
      tierId: fc.constantFrom(null, 'base', 'gold'),
      birthday: fc.constantFrom(null, '1990-02-28', '2000-02-29', '1985-12-31'),
      blocked: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
      debt: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, money),
      held: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, money),
    })
    .map(({ balance, lapsing, spent, stamps, used, isInvited, isVip, debt, held, ...more }) =>
      member(balance, {
        ...more,
        lots: [
          ...(balance > 0 ? [lot('lot', balance)] : []),
          ...(lapsing > 0 ? [lot('lapsing', lapsing, 0, YEAR_START + 200 * DAY_MS)] : []),
        ],
        debt: points(debt),
        held: points(held),
        lifetimeSpend: kopecks(spent),
        qualifyingSpend: kopecks(spent),
        lastMonth: { period: '2026-10', spent: kopecks(spent) },
        counters: [
          { key: 'stamps/card', value: stamps },
          { key: 'uses/r1/life', value: used },
        ],
        segments: isVip ? ['vip'] : [],
        inviter: isInvited ? { memberId: 'boris', tierId: null } : null,
        memberships: [{ id: 'club', from: instant(0), to: instant(YEAR_START + 100 * DAY_MS) }],
      }),
    ),
  { nil: null },
);

const anyContext: fc.Arbitrary<QuoteContext> = fc.record({
  now: fc.integer({ min: YEAR_START, max: YEAR_START + 365 * DAY_MS }).map(instant),
  storeZone: fc.constantFrom(MOSCOW, 'Europe/Kaliningrad', 'Asia/Vladivostok', 'America/New_York'),
  offline: fc.option(
    fc.record({
      receiptLeft: money.map(points),
      cardLeft: money.map(points),
      tillLeft: money.map(points),
      snapshotAgeMs: fc.integer({ min: 0, max: 100 * 3_600_000 }),
    }),
    { freq: 1 },
  ),
  storeId: fc.constantFrom('s1', 's2'),
  counters: fc.constantFrom([], [{ key: 'budget/r1', value: 9_000 }], [{ key: 'budget', value: 100_000 }]),
});

const anyTerms = fc.record({
  minUnitRemainder: fc.constantFrom(0, 1),
  pointValue: fc.constantFrom(100, 100, 50, 33),
  exclusivePolicy: fc.constantFrom('wins', 'bestDeal'),
  multipliers: fc.constantFrom('max', 'sum', 'product'),
  pointsExclusive: fc.constantFrom(false, false, true),
  maxShareBp: fc.constantFrom(10_000, 5_000),
  accrualBudget: fc.constantFrom(1_000_000_000, 150_000),
  tierTerms: fc.record({ sameReceipt: fc.boolean() }),
  groups: fc.constant([
    { id: 'best', mode: 'best' },
    { id: 'first', mode: 'first' },
  ]),
  tiers: fc.constant([
    { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
    { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 200_000 },
  ]),
});

export const anyVisit: fc.Arbitrary<AnyVisit> = fc
  .record({
    rules: anyRuleSet,
    terms: anyTerms,
    lines: fc.array(anyLine, { maxLength: 5 }),
    redeem: anyRedeem,
    tenders: anyTenders,
    customer: anyCustomer,
    context: anyContext,
  })
  .map(({ lines, redeem, tenders, rules, ...rest }) => ({
    ...rest,
    rules,
    basket: {
      ...basket(lines, redeem),
      codes: [{ code: 'C1' }],
      rewards: rules.map((_, i) => ({ ruleId: `r${i + 1}`, count: 1 })),
      ...(tenders && { tenders }),
    },
  }));

export const prepareVisit = ({ rules, terms }: AnyVisit): PreparedProgramme => prepare(rules, terms);

export const quoteOf = (visit: AnyVisit): Quote =>
  quote(prepareVisit(visit), visit.basket, visit.customer, visit.context);
