/** Every kind of basket, member and programme the types allow, within the bounds a shop can have. */
import fc from 'fast-check';
import { mulDiv } from '../money/mul-div.ts';
import { basisPoints, instant, kopecks, points } from '../money/units.ts';
import type { Basket, CustomerSnapshot, Lot, PeriodCounter, QuoteContext, RedeemRequest } from '../quote/types.ts';
import { basket, goods, NOON } from './shop.ts';
import type { RuleDraft } from './shop.ts';

const LABELS = ['coffee', 'tea', 'wine'];
const TAGS = ['alcohol', 'own'];
const DAY_MS = 86_400_000;

const labels = (from: readonly string[]) => fc.subarray([...from]);
const money = fc.oneof(fc.nat(1000), fc.nat(1_000_000));
const someRate = fc.oneof(fc.constant(0), fc.constant(10_000), fc.nat(10_000));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const line = fc
  .record({
    unitPrice: fc.oneof(fc.integer({ min: 30, max: 1000 }), fc.integer({ min: 30, max: 5_000_000 })),
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((n) => n * 1000),
      fc.integer({ min: 1, max: 20_000 }),
    ),
    soldBy: fc.constantFrom('piece' as const, 'weight' as const),
    marked: fc.boolean(),
    categories: labels(LABELS),
    tags: labels(TAGS),
    minShareOf100: fc.oneof(fc.constant(0), fc.nat(100)),
  })
  .map(({ unitPrice, minShareOf100, ...rest }) =>
    goods(unitPrice, { ...rest, minUnitPrice: mulDiv(unitPrice, minShareOf100, 100, 'floor') }),
  );

const redeem: fc.Arbitrary<RedeemRequest> = fc.oneof(
  fc.constant<RedeemRequest>({ kind: 'none' }),
  fc.constant<RedeemRequest>({ kind: 'max' }),
  fc.nat(3_000_000).map((amount): RedeemRequest => ({ kind: 'points', points: points(amount) })),
);

export const anyBasket: fc.Arbitrary<Basket> = fc
  .tuple(fc.array(line, { maxLength: 8 }), redeem)
  .map(([lines, request]) => basket(lines, request));

const lots: fc.Arbitrary<Lot[]> = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 1, max: 2_000_000 }),
      fromDay: fc.integer({ min: -9, max: 9 }),
      days: fc.option(fc.nat(40)),
    }),
    { maxLength: 4 },
  )
  .map((drafts) =>
    drafts.map(({ amount, fromDay, days }, i) => ({
      id: `lot-${i}`,
      amount: points(amount),
      activatesAt: instant(NOON + fromDay * DAY_MS),
      expiresAt: days === null ? null : instant(NOON + (fromDay + days) * DAY_MS),
    })),
  );

const counter = (period: string): fc.Arbitrary<PeriodCounter> =>
  fc
    .record({ isNow: fc.boolean(), earned: fc.nat(500_000), redeemed: fc.nat(500_000), redemptions: fc.nat(3) })
    .map(({ isNow, earned, redeemed, redemptions }) => ({
      period: isNow ? period : '2026-01',
      earned: points(earned),
      redeemed: points(redeemed),
      redemptions,
    }));

export const anyMember: fc.Arbitrary<CustomerSnapshot> = fc.record({
  id: fc.constant('anna'),
  identifiedBy: fc.constantFrom('token' as const, 'card' as const, 'phone' as const),
  blocked: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  tierId: fc.constantFrom(null, 'base', 'gold', 'forgotten'),
  qualifyingSpend: fc.nat(10_000_000).map(kopecks),
  lots,
  held: fc.oneof(fc.constant(0), fc.nat(100_000)).map(points),
  debt: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(1000)).map(points),
  day: counter('2026-11-22'),
  month: counter('2026-11'),
  asOf: fc.constant(NOON),
});

export const anyContext: fc.Arbitrary<QuoteContext> = fc.record({
  now: fc.constant(NOON),
  storeZone: fc.constantFrom('Europe/Moscow', 'Europe/Kaliningrad', 'Asia/Vladivostok'),
  offline: fc.option(
    fc.record({
      receiptLeft: fc.nat(100_000).map(points),
      cardLeft: fc.nat(100_000).map(points),
      tillLeft: fc.nat(1_000_000).map(points),
      snapshotAgeMs: fc.nat(100 * 3_600_000),
    }),
  ),
});

const selector = maybe(
  fc.record({
    categories: maybe(fc.constantFrom(...LABELS).map((name) => [name])),
    except: maybe(fc.constant({ tags: ['alcohol'] })),
  }),
);
const threshold = maybe(
  fc.record({ amount: maybe(money), quantity: maybe(fc.nat(5000)), on: fc.constantFrom('left', 'list', 'stageStart') }),
);
const common = { priority: maybe(fc.nat(3)), audience: fc.constantFrom('everyone', 'members'), goods: selector };
const rates = (rate: fc.Arbitrary<number>) => ({
  rateBp: rate.map(basisPoints),
  rateByTierBp: maybe(rate.map((gold) => ({ gold }))),
});
const period = maybe(fc.record({ points: maybe(fc.nat(600_000)), redemptions: maybe(fc.nat(4)) }));

const discount = fc.record({
  kind: fc.constantFrom('item-percent-discount', 'receipt-percent-discount'),
  ...common,
  threshold,
  ...rates(someRate),
});
const accrual = fc.oneof(
  fc.record({
    kind: fc.constant('percent-accrual'),
    ...common,
    threshold,
    ...rates(fc.nat(5000)),
    roundAt: fc.constantFrom('receipt', 'line'),
    base: fc.constantFrom('onNet', 'onGross', 'none'),
    step: fc.constantFrom(1, 100, 1000),
    maxPoints: maybe(fc.nat(100_000)),
  }),
  fc.record({
    kind: fc.constant('step-accrual'),
    ...common,
    threshold,
    points: fc.integer({ min: 1, max: 1000 }),
    per: fc.integer({ min: 100, max: 50_000 }),
  }),
);

export const anyRedemption = fc.record({
  kind: fc.constant('redemption'),
  goods: selector,
  receiptBp: someRate,
  basis: fc.constantFrom('eligible', 'receipt'),
  categoryCaps: maybe(
    fc.array(fc.record({ category: fc.constantFrom(...LABELS), shareBp: someRate }), { maxLength: 3 }),
  ),
  minMoney: maybe(money),
  minPurchase: maybe(money),
  step: fc.constantFrom(100, 250, 5000),
  minPoints: maybe(fc.nat(20_000)),
  perReceipt: maybe(fc.nat(300_000)),
  perReceiptBy: maybe(fc.record({ card: maybe(fc.nat(100_000)), phone: maybe(fc.nat(100_000)) })),
  perDay: period,
  perMonth: period,
});

export const anyCaps = fc.record({
  kind: fc.constant('accrual-caps'),
  perReceipt: maybe(fc.nat(100_000)),
  perDay: maybe(fc.nat(600_000)),
  perMonth: maybe(fc.nat(600_000)),
});

const bare = (rule: object): RuleDraft => JSON.parse(JSON.stringify(rule)) as RuleDraft;

/** Rules of every mechanic; undefined fields are left out. */
export const anyRules: fc.Arbitrary<RuleDraft[]> = fc
  .tuple(
    fc.array(discount, { maxLength: 4 }),
    fc.array(anyRedemption, { maxLength: 1 }),
    fc.array(accrual, { maxLength: 3 }),
    fc.array(anyCaps, { maxLength: 1 }),
  )
  .map((parts) => parts.flat().map(bare));

export const anyTerms = fc.record({
  minUnitRemainder: fc.constantFrom(0, 1, 100),
  pointValue: fc.constantFrom(100, 50, 33, 250),
  lots: fc.constant({ activationDays: 14, expiry: { mode: 'months', months: 12 } }),
  tiers: fc.constant([
    { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
    { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 5_000_000 },
  ]),
});
