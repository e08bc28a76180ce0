/** Laws that hold whatever rules a programme is made of, all kinds together. Source: loyalty-domain section 17. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant, kopecks, points } from '../money/units.ts';
import { MECHANICS } from '../mechanics/index.ts';
import { basket, goods, member, MOSCOW, NOON, prepare } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import { explain } from './explain.ts';
import { quote } from './quote.ts';
import type { CustomerSnapshot } from './types.ts';

const TAGS = ['a', 'b', 'c'];
const bp = fc.integer({ min: 0, max: 10_000 });
const money = fc.integer({ min: 0, max: 300_000 });
const some = fc.option(fc.record({ tags: fc.subarray(TAGS, { minLength: 1 }) }), { nil: undefined });
const threshold = fc.option(fc.record({ amount: money }), { nil: undefined });
const valid = fc.constant({ activationDays: 1, expiry: { mode: 'days', days: 30 } });
const count = fc.integer({ min: 1, max: 5 });
const stepsOf = (rates: readonly number[]) => rates.map((rateBp, i) => ({ from: i * 50_000, rateBp }));
const steps = fc.array(bp, { minLength: 1, maxLength: 4 }).map(stepsOf);

const common = { priority: fc.integer({ min: 0, max: 5 }), goods: some };
const stacking = {
  ...common,
  threshold,
  group: fc.constantFrom(undefined, 'best', 'first'),
  exclusive: fc.constantFrom(undefined, undefined, undefined, 'receipt'),
  protects: fc.boolean(),
  skipDiscounted: fc.boolean(),
  maxAmount: fc.option(money, { nil: undefined }),
  redeemable: fc.constantFrom(undefined, false),
  earns: fc.constantFrom(undefined, false),
  limits: fc.constantFrom(undefined, { perDay: 2, budget: 50_000 }),
  coupon: fc.constantFrom(undefined, undefined, { codes: ['C1'] }),
};
const { threshold: _threshold, ...withoutThreshold } = stacking;
const accrual = { ...common, threshold, maxPoints: fc.option(money, { nil: undefined }) };
const kind = (name: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ kind: fc.constant(name), ...fields }) as fc.Arbitrary<RuleDraft>;
const { threshold: _other, ...accrualBare } = accrual;

const BY_KIND: Record<string, fc.Arbitrary<RuleDraft>> = {
  'set-price': kind('set-price', { ...common, price: money }),
  'item-percent-discount': kind('item-percent-discount', { ...stacking, rateBp: bp }),
  'item-amount-discount': kind('item-amount-discount', { ...stacking, amount: money }),
  'fixed-price-discount': kind('fixed-price-discount', { ...stacking, price: money }),
  'set-discount': kind('set-discount', {
    ...stacking,
    size: fc.constantFrom(2, 3),
    discounted: fc.constant(1),
    rateBp: bp,
    which: fc.constantFrom('cheapest', 'dearest'),
    incompleteGroup: fc.constantFrom('none', 'partial'),
  }),
  'bundle-price': kind('bundle-price', {
    ...withoutThreshold,
    goods: fc.constant(undefined),
    parts: fc.constant([
      { goods: { tags: ['a'] }, count: 1 },
      { goods: { tags: ['b'], except: { tags: ['a'] } }, count: 2 },
    ]),
    price: money,
  }),
  'gift-line': kind('gift-line', {
    ...stacking,
    threshold: fc.record({ amount: money }),
    gift: fc.constant({ tags: ['c'] }),
    each: fc.boolean(),
  }),
  'stamp-reward': kind('stamp-reward', { ...withoutThreshold, stamps: fc.constant('card'), goal: count }),
  'points-price': kind('points-price', {
    ...withoutThreshold,
    goods: fc.constant({ tags: ['c'] }),
    points: fc.integer({ min: 100, max: 10_000 }),
  }),
  'receipt-percent-discount': kind('receipt-percent-discount', { ...stacking, rateBp: bp }),
  'receipt-amount-discount': kind('receipt-amount-discount', { ...stacking, amount: money }),
  'scale-discount': kind('scale-discount', {
    ...withoutThreshold,
    by: fc.constantFrom('receipt', 'lifetime', 'lastMonth', 'qualifying'),
    steps,
  }),
  'receipt-rounding': kind('receipt-rounding', { multiple: fc.constantFrom(100, 1000) }),
  redemption: kind('redemption', { goods: some, receiptBp: bp, minMoney: fc.option(money, { nil: undefined }) }),
  'accrual-multiplier': kind('accrual-multiplier', { ...common, multiplier: fc.integer({ min: 0, max: 5000 }) }),
  'percent-accrual': kind('percent-accrual', { ...accrual, rateBp: bp, roundAt: fc.constantFrom('receipt', 'line') }),
  'step-accrual': kind('step-accrual', {
    ...accrual,
    points: fc.integer({ min: 1, max: 5000 }),
    per: fc.integer({ min: 100, max: 50_000 }),
  }),
  'scale-accrual': kind('scale-accrual', { ...accrualBare, by: fc.constantFrom('receipt', 'lifetime'), steps }),
  'fixed-accrual': kind('fixed-accrual', { ...accrual, points: money, per: fc.constantFrom('receipt', 'unit') }),
  quest: kind('quest', { conditions: fc.constant([{ id: 'one', units: 2 }]), points: money }),
  'accrual-caps': kind('accrual-caps', { perReceipt: money, perDay: money, perMember: money }),
  stamps: kind('stamps', { ...common, goal: count, perReceipt: count, perDay: count }),
  'coupon-issue': kind('coupon-issue', { ...common, couponRule: fc.constant('next'), shareBp: bp, valid }),
  'points-voucher': kind('points-voucher', {
    points: fc.integer({ min: 5_000, max: 50_000 }),
    couponRule: fc.constant('next'),
    amount: money,
    valid,
  }),
  'membership-sale': kind('membership-sale', {
    goods: fc.constant({ tags: ['c'] }),
    membership: fc.constant('club'),
    months: count,
  }),
  referral: kind('referral', { ...common, rateBp: bp, points: money }),
  benefit: kind('benefit', { ...common, count }),
  'event-accrual': kind('event-accrual', { event: fc.constant('review'), points: money }),
};

const anyRules = fc
  .array(
    fc.constantFrom(...Object.keys(BY_KIND)).chain((name) => BY_KIND[name]!),
    { maxLength: 8 },
  )
  .map((rules) => {
    const single = new Set<string>();
    return rules
      .filter(
        ({ kind }) => !['redemption', 'receipt-rounding'].includes(kind) || (!single.has(kind) && single.add(kind)),
      )
      .map((rule) => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as RuleDraft);
  });

const anyLine = fc.record({
  unitPrice: fc.integer({ min: 0, max: 200_000 }),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 6 }).map((n) => n * 1000),
    fc.integer({ min: 1, max: 3000 }),
  ),
  tags: fc.subarray(TAGS),
  minUnitPrice: fc.constantFrom(0, 0, 5_000),
});

const anyMember: fc.Arbitrary<CustomerSnapshot | null> = fc.option(
  fc
    .record({ balance: money, spent: money, stamps: count, isInvited: fc.boolean() })
    .map(({ balance, spent, stamps, isInvited }) =>
      member(balance, {
        lifetimeSpend: kopecks(spent),
        lastMonth: { period: '2026-10', spent: kopecks(spent) },
        counters: [{ key: 'stamps/card', value: stamps }],
        inviter: isInvited ? { memberId: 'boris', tierId: null } : null,
        memberships: [{ id: 'club', from: instant(0), to: instant(NOON + 1) }],
      }),
    ),
  { nil: null },
);

const GROUPS = {
  groups: [
    { id: 'best', mode: 'best' },
    { id: 'first', mode: 'first' },
  ],
};
const anyTerms = fc.record({
  minUnitRemainder: fc.constantFrom(0, 1),
  exclusivePolicy: fc.constantFrom('wins', 'bestDeal'),
  multipliers: fc.constantFrom('max', 'sum', 'product'),
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it('knows how to make a rule of every kind', () => {
  expect(Object.keys(BY_KIND).sort()).toEqual(MECHANICS.map(({ kind }) => kind).sort());
});

it('keeps every sum exact, every price above its floor, and gives the same answer again', () => {
  fc.assert(
    fc.property(anyRules, fc.array(anyLine, { maxLength: 5 }), anyMember, anyTerms, (rules, given, customer, terms) => {
      const prepared = prepare(rules, { ...GROUPS, ...terms });
      const lines = given.map(({ unitPrice, quantity, ...more }) =>
        goods(unitPrice, {
          quantity,
          ...more,
          minUnitPrice: Math.min(more.minUnitPrice, unitPrice),
          soldBy: quantity % 1000 === 0 ? 'piece' : 'weight',
        }),
      );
      const rewards = rules.map((_, i) => ({ ruleId: `r${i + 1}`, count: 1 }));
      const asked = { ...basket(lines, { kind: 'max' }), codes: [{ code: 'C1' }], rewards };
      const context = { now: NOON, storeZone: MOSCOW, offline: null };
      const answer = quote(prepared, asked, customer, context);

      answer.lines.forEach((line, i) => {
        expect(line.net + sum(line.discounts.map(({ amount }) => amount)) + line.redeemedMoney).toBe(line.gross);
        const least = Math.max(lines[i]!.minUnitPrice ?? 0, terms.minUnitRemainder);
        const floor = Math.min(line.gross, Math.ceil((least * lines[i]!.quantity) / 1000));
        expect(line.net).toBeGreaterThanOrEqual(floor);
        expect(sum(line.printed.map((part) => part.sum))).toBe(line.net);
      });
      const { totals, redemption, accrual } = answer;
      expect(totals.gross).toBe(totals.discounts + totals.redeemedMoney + totals.toPay);
      expect(redemption.redeemed).toBeLessThanOrEqual(redemption.max);
      expect(sum(answer.lines.map(({ redeemedPoints }) => redeemedPoints))).toBe(redemption.redeemed);
      expect(sum(accrual.lots.map(({ amount }) => amount))).toBe(accrual.total);
      for (const { amount, shares } of accrual.rules) expect(sum(shares)).toBe(amount);
      const spent = sum(answer.changes.map((change) => (change.kind === 'pointsSpent' ? change.amount : 0)));
      expect(spent + redemption.redeemed).toBeLessThanOrEqual(
        answer.balance === null ? 0 : points(sum(customer!.lots.map(({ amount }) => amount))),
      );
      for (const entry of answer.explanations) {
        expect(explain(entry, 'ru')).not.toMatch(/[{}]/);
        expect(explain(entry, 'en')).not.toMatch(/[{}]/);
      }
      expect(JSON.stringify(quote(prepared, asked, customer, context))).toBe(JSON.stringify(answer));
    }),
    { numRuns: 10_000 },
  );
});
