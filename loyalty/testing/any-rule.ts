/** A rule of every kind there is, with the fields that the frame looks at. */
import fc from 'fast-check';
import type { RuleDraft } from './shop.ts';

export const ANY_TAGS = ['a', 'b', 'c'];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** One in nine, so that most rules still give something. */
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const bp = fc.integer({ min: 0, max: 10_000 });
const money = fc.integer({ min: 0, max: 300_000 });
const count = fc.integer({ min: 1, max: 5 });
const some = maybe(fc.record({ tags: fc.subarray(ANY_TAGS, { minLength: 1 }) }));
const threshold = maybe(
  fc.oneof(
    fc.record({ amount: money, on: fc.constantFrom('left', 'list', 'stageStart') }, { requiredKeys: ['amount'] }),
    fc.record({ quantity: fc.integer({ min: 1, max: 8 }).map((units) => units * 1000) }),
  ),
);
const valid = fc.constant({ activationDays: 1, expiry: { mode: 'days', days: 30 } });
const steps = fc
  .array(bp, { minLength: 1, maxLength: 4 })
  .map((rates) => rates.map((rateBp, i) => ({ from: i * 50_000, rateBp })));

const audience = rarely(
  fc.constantFrom<unknown>(
    'members',
    { tiers: ['gold'] },
    { segments: ['vip'] },
    { notSegments: ['vip'] },
    { memberships: ['club'] },
    { birthday: { before: 3, after: 7 } },
    { firstPurchase: true },
    { invited: true },
    { offer: true },
    { anniversary: { before: 30, after: 30 } },
    { members: ['boris'] },
    { experiment: { id: 'ab', group: 'a' } },
  ),
);
const window = rarely(
  fc.constantFrom(
    { weekdays: [6, 7] },
    { hours: { from: '10:00', to: '16:00' } },
    { hours: { from: '22:00', to: '06:00' } },
    { from: '2026-03-01', to: '2026-11-01' },
    { from: '2026-11-01' },
  ),
);
const paidWith = rarely(fc.constantFrom({ kinds: ['card'] }, { brands: ['own-card'] }));
const where = rarely(fc.constantFrom({ stores: ['s1'] }, { channels: ['online'] }));
const limits = rarely(
  fc.constantFrom({ perDay: 2 }, { perMember: 1 }, { budget: 50_000 }, { perMonth: 1 }, { total: 5, budget: 10_000 }),
);

/** One in five rules wants a code; the visits enter all of them, good and bad. */
const anyCoupon = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      { codes: ['C1'] },
      { codes: ['C1'], minPurchase: 100_000 },
      { codes: ['C2'], perCode: 5 },
      { isSingle: true },
      { isSingle: true, keepsRest: true },
    ),
  },
);

const common = { priority: fc.integer({ min: 0, max: 5 }), audience, where, window, paidWith, limits };
const reward = { ...common, goods: some, coupon: anyCoupon };
const bareDiscount = {
  ...reward,
  group: fc.constantFrom(undefined, 'best', 'first'),
  exclusive: fc.constantFrom(undefined, undefined, undefined, 'receipt'),
  protects: fc.boolean(),
  skipDiscounted: fc.boolean(),
  maxAmount: maybe(money),
  redeemable: fc.constantFrom(undefined, false),
  earns: fc.constantFrom(undefined, false),
  coupon: anyCoupon,
  incompatibleWith: rarely(fc.constant(['r1'])),
};
const discount = { ...bareDiscount, threshold };
const bareAccrual = {
  ...reward,
  maxPoints: maybe(money),
  clawback: fc.constantFrom(undefined, 'proportional', 'whenUnqualified'),
  lots: maybe(valid),
};
const accrual = { ...bareAccrual, threshold };

const FIELDS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'set-price': { ...common, goods: some, price: money },
  'item-percent-discount': { ...discount, rateBp: bp },
  'item-amount-discount': { ...discount, amount: money },
  'fixed-price-discount': { ...discount, price: money },
  'set-discount': {
    ...discount,
    size: fc.constantFrom(2, 3),
    discounted: fc.constant(1),
    rateBp: bp,
    which: fc.constantFrom('cheapest', 'dearest'),
    incompleteGroup: fc.constantFrom('none', 'partial'),
  },
  'bundle-price': {
    ...bareDiscount,
    goods: fc.constant(undefined),
    parts: fc.constant([
      { goods: { tags: ['a'] }, count: 1 },
      { goods: { tags: ['b'], except: { tags: ['a'] } }, count: 2 },
    ]),
    price: money,
  },
  'gift-line': {
    ...discount,
    threshold: fc.record({ amount: money }),
    gift: fc.constant({ tags: ['c'] }),
    each: fc.boolean(),
  },
  'stamp-reward': { ...bareDiscount, stamps: fc.constant('card'), goal: count },
  'points-price': {
    ...bareDiscount,
    goods: fc.constant({ tags: ['c'] }),
    points: fc.integer({ min: 100, max: 10_000 }),
  },
  'receipt-percent-discount': { ...discount, rateBp: bp },
  'receipt-amount-discount': { ...discount, amount: money },
  'scale-discount': { ...bareDiscount, by: fc.constantFrom('receipt', 'lifetime', 'lastMonth', 'qualifying'), steps },
  'receipt-rounding': { ...common, multiple: fc.constantFrom(100, 1000) },
  redemption: {
    ...common,
    goods: some,
    categoryCaps: rarely(fc.constant([{ category: 'capped', shareBp: 10_00 }])),
    perReceiptBy: rarely(fc.record({ card: money, phone: money })),
    perMonth: rarely(fc.record({ points: money, redemptions: count })),
    receiptBp: bp,
    basis: fc.constantFrom(undefined, 'receipt'),
    minMoney: maybe(money),
    minPurchase: rarely(money),
    step: fc.constantFrom(undefined, 250, 1000),
    minPoints: rarely(fc.integer({ min: 0, max: 20_000 })),
    perReceipt: rarely(money),
    perDay: rarely(fc.record({ points: money })),
  },
  'accrual-multiplier': { ...reward, multiplier: fc.integer({ min: 0, max: 5000 }) },
  'percent-accrual': {
    ...accrual,
    rateBp: bp,
    roundAt: fc.constantFrom('receipt', 'line'),
    base: fc.constantFrom(undefined, 'onGross', 'none'),
  },
  'step-accrual': {
    ...accrual,
    points: fc.integer({ min: 1, max: 5000 }),
    per: fc.integer({ min: 100, max: 50_000 }),
  },
  'scale-accrual': { ...bareAccrual, by: fc.constantFrom('receipt', 'lifetime'), steps },
  'fixed-accrual': { ...accrual, points: money, per: fc.constantFrom('receipt', 'unit') },
  quest: {
    ...bareAccrual,
    goods: fc.constant(undefined),
    conditions: fc.constantFrom(
      [{ id: 'one', units: 2 }],
      [
        { id: 'one', goods: { tags: ['a'] }, units: 1 },
        { id: 'two', amount: 100_000 },
      ],
      [{ id: 'one', receipts: 2 }],
    ),
    points: money,
    tokens: maybe(fc.constant({ counter: 'tokens', count: 2 })),
  },
  'accrual-caps': { ...common, perReceipt: money, perDay: money, perMonth: maybe(money), perMember: maybe(money) },
  stamps: { ...reward, goal: count, perReceipt: maybe(count), perDay: maybe(count), expiryDays: maybe(count) },
  'coupon-issue': { ...reward, threshold, couponRule: fc.constant('next'), shareBp: maybe(bp), valid },
  'points-voucher': {
    ...common,
    points: fc.integer({ min: 5_000, max: 50_000 }),
    couponRule: fc.constant('next'),
    amount: maybe(money),
    valid,
  },
  'membership-sale': { ...common, goods: fc.constant({ tags: ['c'] }), membership: fc.constant('club'), months: count },
  referral: { ...reward, threshold, rateBp: bp, points: money, maxInvitees: maybe(count) },
  benefit: { ...reward, threshold, count },
  'event-accrual': {
    ...common,
    event: fc.constant('review'),
    points: maybe(money),
    rateBp: maybe(bp),
    segment: maybe(fc.constant('vip')),
  },
};

/** The kinds that `anyRuleSet` makes. */
export const ANY_KINDS: readonly string[] = Object.keys(FIELDS);

const SINGLE = ['redemption', 'receipt-rounding'];

const ruleOf = (kind: string): fc.Arbitrary<RuleDraft> =>
  fc.record({ kind: fc.constant(kind), ...FIELDS[kind] }) as fc.Arbitrary<RuleDraft>;

export const anyRule = fc.oneof(...ANY_KINDS.map(ruleOf));

/**
 * Up to nine rules of any kinds, a redemption and a percent accrual more often than the others, since so many bounds
 * are theirs; fields that are undefined are left out.
 */
export const anyRuleSet: fc.Arbitrary<RuleDraft[]> = fc
  .tuple(
    fc.array(ruleOf('redemption'), { maxLength: 1 }),
    fc.array(ruleOf('percent-accrual'), { maxLength: 1 }),
    fc.array(anyRule, { maxLength: 7 }),
  )
  .map((parts) =>
    parts
      .flat()
      .filter(({ kind }, i, rules) => !SINGLE.includes(kind) || rules.findIndex((rule) => rule.kind === kind) === i)
      .map((rule) => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as RuleDraft),
  );
