/** Anybody with any basket at any moment under any programme of all kinds of rules. */
import fc from 'fast-check';
import { instant, kopecks, points } from '../money/units.ts';
import { foldCode } from '../codes/fold-code.ts';
import { prepareProgramme } from '../programme/prepare.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Programme } from '../programme/schema.ts';
import { quote } from '../quote/quote.ts';
import type {
  Basket,
  BasketLine,
  Coupon,
  CustomerSnapshot,
  Quote,
  QuoteContext,
  RedeemRequest,
  Tender,
} from '../quote/types.ts';
import { ANY_TAGS, anyRuleSet } from './any-rule.ts';
import { zonedDay } from '../time/zoned-day.ts';
import { basket, documentOf, goods, lot, member, MOSCOW } from './shop.ts';
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
    tags: fc.oneof(
      { weight: 9, arbitrary: fc.subarray(ANY_TAGS) },
      { weight: 1, arbitrary: fc.constantFrom<string[]>(['tobacco'], ['certificate', 'a']) },
    ),
    categories: fc.constantFrom<string[]>([], [], ['capped']),
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

const OFFERS = ['r1', 'r2', 'r3', 'r4'].map((ruleId) => ({ ruleId, isActivated: true, from: instant(0), to: null }));

const anyCustomer: fc.Arbitrary<CustomerSnapshot | null> = fc.option(
  fc
    .record({
      balance: money,
      lapsing: money,
      spent: money,
      stamps: fc.integer({ min: 1, max: 5 }),
      used: fc.integer({ min: 0, max: 3 }),
      inviter: fc.constantFrom(null, 1, 4),
      joinedOn: fc.constantFrom(null, '2024-06-15', '2025-12-31'),
      hasOffer: fc.boolean(),
      identifiedBy: fc.constantFrom('token' as const, 'card' as const, 'phone' as const),
      hasConsent: fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
      done: fc.boolean(),
      isVip: fc.boolean(),
      tierId: fc.constantFrom(null, 'base', 'gold'),
      birthday: fc.constantFrom(null, '1990-02-28', '2000-02-29', '1985-12-31'),
      blocked: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
      debt: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, money),
      held: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, money),
    })
    .map(({ balance, lapsing, spent, stamps, used, inviter, isVip, hasOffer, done, debt, held, ...more }) =>
      member(balance, {
        ...more,
        lots: [
          ...(balance > 0 ? [lot('lot', balance)] : []),
          ...(lapsing > 0 ? [lot('lapsing', lapsing, 0, YEAR_START + 200 * DAY_MS)] : []),
          lot('pending', 50_00, YEAR_START + 300 * DAY_MS),
        ],
        debt: points(debt),
        held: points(held),
        lifetimeSpend: kopecks(spent),
        qualifyingSpend: kopecks(spent),
        lastMonth: { period: '2026-10', spent: kopecks(spent) },
        counters: [
          { key: 'stamps/card', value: stamps },
          { key: 'uses/r1/life', value: used },
          { key: 'earned', value: spent },
          { key: 'quest/r3/one', value: 1 },
          ...(done
            ? [
                { key: 'rewards/r3', value: 1 },
                { key: 'receipts', value: used + 1 },
              ]
            : []),
        ],
        segments: isVip ? ['vip'] : [],
        inviter: inviter === null ? null : { memberId: 'boris', tierId: null, invitees: inviter },
        offers: hasOffer ? OFFERS : [],
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
      grants: fc.constantFrom(undefined, points(20_00), points(500_00)),
    }),
    { freq: 2 },
  ),
  storeId: fc.constantFrom('s1', 's2'),
  counters: fc.constantFrom(
    [],
    [
      { key: 'budget/r1', value: 9_000 },
      { key: 'total/r2', value: 5 },
      { key: 'budget/r3', value: 1_000_000_000 },
    ],
    [
      { key: 'budget', value: 100_000 },
      ...['r1', 'r2', 'r3', 'r4'].map((id) => ({ key: `code/${id}/${foldCode('C2')}`, value: 5 })),
    ],
  ),
  allotments: fc.constantFrom(undefined, { 'budget/r1': 5_00, 'total/r2': 2, 'budget/r3': 1_000_00, budget: 20_00 }),
});

const anyTerms = fc.record({
  minUnitRemainder: fc.constantFrom(0, 1),
  pointValue: fc.constantFrom(100, 100, 50, 33),
  exclusivePolicy: fc.constantFrom('wins', 'bestDeal'),
  multipliers: fc.constantFrom('max', 'sum', 'product'),
  pointsExclusive: fc.constantFrom(false, false, true),
  maxShareBp: fc.constantFrom(10_000, 5_000),
  accrualBudget: fc.constantFrom(1_000_000_000, 150_000),
  accrualAllotment: fc.constantFrom(0, 10_00, 1_000_00),
  tierTerms: fc.record({ sameReceipt: fc.boolean() }),
  groups: fc.constant([
    { id: 'best', mode: 'best' },
    { id: 'first', mode: 'first' },
  ]),
  experiments: fc.constant([
    {
      id: 'ab',
      salt: 's',
      groups: [
        { id: 'a', shareBp: 5_000 },
        { id: 'b', shareBp: 5_000 },
      ],
    },
  ]),
  tiers: fc.constant([
    { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
    { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 200_000 },
  ]),
});

/** A single code in any state; most work. */
const anyCoupon = fc.record({
  state: fc.constantFrom('issued', 'issued', 'issued', 'reserved', 'used', 'lapsed', 'withdrawn'),
  usesLeft: fc.constantFrom(null, 1, 1, 2, 0),
  ownerId: fc.constantFrom(null, null, 'anna', 'boris'),
  from: fc.constantFrom(0, 0, 0, YEAR_START + 300 * DAY_MS),
  to: fc.constantFrom(null, null, YEAR_START + 100 * DAY_MS),
  faceValue: fc.option(money),
});
type CouponDraft = typeof anyCoupon extends fc.Arbitrary<infer T> ? T : never;

const isSingle = (coupon: unknown): boolean => (coupon as { isSingle?: boolean } | undefined)?.isSingle === true;

function entered(code: string, ruleId: string, coupon: CouponDraft) {
  return { code: foldCode(code), coupon: { ...coupon, code: foldCode(code), ruleId } as Coupon };
}

/** What the member did on the same day and month. */
const anyUse = fc.record({ earned: money, redeemed: money, redemptions: fc.nat(3), uses: fc.nat(2) });

function usedOn(
  { now, storeZone }: QuoteContext,
  { earned, redeemed, redemptions, uses }: typeof anyUse extends fc.Arbitrary<infer T> ? T : never,
  { counters = [] }: CustomerSnapshot,
): Partial<CustomerSnapshot> {
  const { date, month } = zonedDay(now, storeZone);
  const used = { earned: points(earned), redeemed: points(redeemed), redemptions };
  const ids = uses === 0 ? [] : ['r1', 'r2', 'r3', 'r4'];
  return {
    day: { period: date, ...used },
    month: { period: month, ...used },
    counters: [
      ...counters,
      ...ids.flatMap((id) => [date, month].map((period) => ({ key: `uses/${id}/${period}`, value: uses }))),
    ],
  };
}

export const anyVisit: fc.Arbitrary<AnyVisit> = fc
  .record({
    rules: anyRuleSet,
    terms: anyTerms,
    lines: fc.array(anyLine, { maxLength: 5 }),
    redeem: anyRedeem,
    tenders: anyTenders,
    customer: anyCustomer,
    context: anyContext,
    coupons: fc.infiniteStream(anyCoupon),
    used: anyUse,
    wantsRewards: fc.boolean(),
  })
  .map(({ lines, redeem, tenders, rules, customer, coupons, used, wantsRewards, ...rest }) => ({
    ...rest,
    rules,
    customer: customer && { ...customer, ...usedOn(rest.context, used, customer) },
    basket: {
      ...basket(lines, redeem),
      codes: [
        ...['C1', 'C1', 'C2', 'NONE'].map((code) => ({ code: foldCode(code) })),
        ...rules.flatMap(({ coupon }, i) =>
          isSingle(coupon) ? [entered(`S${i + 1}`, `r${i + 1}`, coupons.next().value as CouponDraft)] : [],
        ),
      ],
      rewards: wantsRewards ? rules.map((_, i) => ({ ruleId: `r${i + 1}`, count: 1 })) : [],
      ...(tenders && { tenders }),
    },
  }));

/** The document of a visit has been valid since it was made: what is measured is the quote, not the form. */
export const prepareVisit = ({ rules, terms }: { rules: RuleDraft[]; terms: object }): PreparedProgramme =>
  prepareProgramme(documentOf(rules, { ...terms }) as Programme, () => 'hash', '');

/** @param programme of the visit, where it has been prepared already */
export const quoteOf = (visit: AnyVisit, programme = prepareVisit(visit)): Quote =>
  quote(programme, visit.basket, visit.customer, visit.context);
