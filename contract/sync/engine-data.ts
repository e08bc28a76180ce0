/** The engine's inputs and its answer as schemas: what a sale carries to the centre, which recomputes it. */
import { z } from 'zod';
import type {
  Basket,
  Change,
  Counter,
  Coupon,
  CustomerSnapshot,
  Lot,
  OfflineState,
  PeriodCounter,
  QuoteContext,
  Tender,
} from '../../loyalty/quote/types.ts';
import type { Points } from '../../loyalty/money/units.ts';
import type { MonthSpend } from '../../loyalty/changes/month-spend.ts';
import { SUM_MAX, amount, instant, points, quantity, soldBy, sum, vatRate } from '../units.ts';

/** Bounded, and as immutable as the engine's own lists. */
const list = <T extends z.ZodType>(item: T, max: number) => z.array(item).max(max).readonly();

const tag = z.string().max(64);

/** Bounded so that a thousand lines, their discounts and points stay within 2^53: the engine then never throws. */
export const basketLine = z
  .object({
    lineNo: z.int().positive(),
    sku: z.string().max(64),
    categories: list(tag, 32),
    tags: list(tag, 32),
    quantity,
    unitPrice: sum,
    minUnitPrice: sum.optional(),
    vatRate,
    priceKind: z.enum(['regular', 'promo', 'fixed']),
    soldBy,
    marked: z.boolean().optional(),
  })
  .refine(({ unitPrice, quantity }) => unitPrice * quantity <= SUM_MAX * 1000, 'price × quantity is out of range');

const id = z.string().max(64);

/** A single code: issued to a member or out of a batch. */
export const coupon = z.object({
  code: id,
  ruleId: id,
  ownerId: id.nullable(),
  from: instant,
  to: instant.nullable(),
  state: z.enum(['issued', 'reserved', 'used', 'lapsed', 'withdrawn']),
  usesLeft: z.int().nonnegative().nullable(),
  faceValue: sum.nullable(),
}) satisfies z.ZodType<Coupon>;

export const tender = z.object({
  kind: z.enum(['certificate', 'cash', 'card', 'sbp']),
  amount: sum.nullable(),
  brand: id.optional(),
}) satisfies z.ZodType<Tender>;

export const basket = z.object({
  lines: list(basketLine, 1000),
  codes: list(z.object({ code: id, coupon: coupon.nullish() }), 50).optional(),
  tenders: list(tender, 10).optional(),
  rewards: list(z.object({ ruleId: id, count: z.int().positive().max(100_000) }), 100).optional(),
  redeem: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('max') }),
    z.object({ kind: z.literal('points'), points }),
  ]),
}) satisfies z.ZodType<Basket>;

export const lot = z.object({
  id: z.string().max(64),
  amount: points,
  activatesAt: instant,
  expiresAt: instant.nullable(),
  byActivity: z.boolean().optional(),
}) satisfies z.ZodType<Lot>;

export const periodCounter = z.object({
  period: z.string().max(10),
  earned: points,
  redeemed: points,
  redemptions: z.int().nonnegative(),
}) satisfies z.ZodType<PeriodCounter>;

/** as `loyalty/quote/counters.ts` makes them */
export const counterKey = z.string().min(1).max(200);

const counter = z.object({
  key: counterKey,
  value: z.int(),
  expiresAt: instant.nullish(),
}) satisfies z.ZodType<Counter>;

const counters = list(counter, 1000).optional();

const inviter = z.object({ memberId: id, tierId: id.nullable(), invitees: z.int().positive().optional() });

/** What rules may ask of a member besides the account; absent = none. */
export const memberFacts = {
  lifetimeSpend: amount.optional(),
  joinedOn: z.iso.date().nullish(),
  segments: list(id, 1000).optional(),
  offers: list(
    z.object({ ruleId: id, isActivated: z.boolean(), from: instant, to: instant.nullable() }),
    200,
  ).optional(),
  coupons: list(coupon, 200).optional(),
  memberships: list(z.object({ id, from: instant, to: instant }), 50).optional(),
  counters,
  inviter: inviter.nullish(),
  birthdaySetAt: instant.nullish(),
  granted: points.optional(),
};

const monthSpend = z.object({ period: z.string().max(7), spent: amount }) satisfies z.ZodType<MonthSpend>;

/** Of the centre's row alone: what a snapshot's `lastMonth` is taken from. */
export const spentByMonth = list(monthSpend, 12).optional();

/** Without the birthday: the centre has its own, and the queue carries no more of a person than it must. */
export const customerSnapshot = z.object({
  ...memberFacts,
  lastMonth: monthSpend.optional(),
  id: z.string().max(64),
  identifiedBy: z.enum(['token', 'card', 'phone']),
  blocked: z.boolean(),
  hasConsent: z.boolean().optional(),
  tierId: z.string().max(64).nullable(),
  qualifyingSpend: amount,
  lots: list(lot, 10_000),
  held: points,
  debt: points,
  day: periodCounter,
  month: periodCounter,
  asOf: instant,
}) satisfies z.ZodType<CustomerSnapshot>;

export const offlineState = z.object({
  receiptLeft: points,
  cardLeft: points,
  tillLeft: points,
  snapshotAgeMs: z.int().nonnegative(),
  grants: points.optional(),
}) satisfies z.ZodType<OfflineState>;

/** Where the receipt was made and what everyone together had used, as the till knew it. */
export const quoteContext = z.object({
  channel: id.optional(),
  storeId: id.optional(),
  tillId: id.optional(),
  partnerId: id.optional(),
  counters,
  allotments: z.record(counterKey, z.int().nonnegative()).optional(),
}) satisfies z.ZodType<Omit<QuoteContext, 'now' | 'storeZone' | 'offline'>>;

/** What the receipt changes in the books besides its own points. */
export const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('counter'),
    scope: z.enum(['member', 'programme']),
    key: counterKey,
    by: z.int(),
    shares: list(z.int().nonnegative(), 1000).optional(),
    expiresAt: instant.nullish(),
    onReturn: z.enum(['share', 'whole', 'never']),
  }),
  z.object({
    kind: z.literal('couponUsed'),
    ruleId: id,
    code: id,
    isSingle: z.boolean(),
    keeps: z.object({ taken: amount, rest: amount }).optional(),
  }),
  z.object({
    kind: z.literal('couponIssued'),
    ruleId: id,
    faceValue: amount.nullable(),
    from: instant,
    to: instant.nullable(),
  }),
  z.object({
    kind: z.literal('pointsTo'),
    ruleId: id,
    memberId: id,
    amount: points,
    activatesAt: instant,
    expiresAt: instant.nullable(),
    byActivity: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('membership'),
    ruleId: id,
    membershipId: id,
    lineNo: z.int().positive(),
    units: z.int().positive(),
    months: z.int().positive(),
    from: instant,
    to: instant,
  }),
  z.object({ kind: z.literal('membershipEnded'), ruleId: id, membershipId: id, from: instant, to: instant }),
  z.object({ kind: z.literal('tier'), tierId: id }),
  z.object({ kind: z.literal('invited'), inviter }),
  z.object({ kind: z.literal('segment'), ruleId: id, segment: id }),
  z.object({
    kind: z.literal('pointsSpent'),
    ruleId: id,
    amount: points,
    shares: list(points, 1000).optional(),
  }),
  z.object({ kind: z.literal('lotsProlonged'), expiresAt: instant }),
]) satisfies z.ZodType<Change>;

const accrual = {
  accrued: points,
  /** one for each pair of dates; they sum to `accrued` */
  lots: list(lot.omit({ id: true }), 500),
  changes: list(change, 2000),
};

const lotsAddUp = ({ accrued, lots }: { accrued: Points; lots: readonly { amount: Points }[] }): boolean =>
  lots.reduce((sum, { amount }) => sum + amount, 0) === accrued;

/** The figures of an event that the centre compares with its own. */
export const eventClaim = z.object(accrual).refine(lotsAddUp, 'lots do not sum to accrued');

/** The figures of a quote that the centre compares with its own; explanations stay at the till. */
export const quoteClaim = z
  .object({
    totals: z.object({ gross: amount, discounts: amount, redeemedMoney: amount, toPay: amount }),
    redeemed: points,
    ...accrual,
    lines: list(
      z.object({
        lineNo: z.int().positive(),
        net: amount,
        discount: amount,
        redeemedMoney: amount,
        redeemedPoints: points,
        accrued: points,
      }),
      1000,
    ),
  })
  .refine(lotsAddUp, 'lots do not sum to accrued');
export type QuoteClaim = z.infer<typeof quoteClaim>;
