/** What becomes of members under the documents: levels reached, points that come alive and end, memberships bought. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  deriveBalance,
  instant,
  points,
  prepareProgramme,
  quote,
  readDocument,
  startIn,
  upgrade,
} from '../../loyalty/index.ts';
import type { BasketLine, CustomerSnapshot, Instant, Lot, QuoteContext, TierDay } from '../../loyalty/index.ts';
import { basket, goods, lot, member, MOSCOW, NOON } from '../../loyalty/testing/shop.ts';

const DAY_MS = 86_400_000;
const MAX = { kind: 'max' } as const;
const after = (days: number): Instant => instant(NOON + days * DAY_MS);
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

function load(name: string) {
  const read = readDocument(readFileSync(new URL(`../../loyalty/programmes/${name}.jsonc`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepareProgramme(read.programme, () => name);
}

function ask(
  name: string,
  line: BasketLine,
  customer: CustomerSnapshot,
  { redeem = false, ...context }: Partial<QuoteContext> & { redeem?: boolean } = {},
) {
  const asked = basket([line], redeem ? MAX : { kind: 'none' });
  return quote(load(name), asked, customer, { now: NOON, storeZone: MOSCOW, offline: null, ...context });
}

/** The level of somebody new after a day of this. */
function reached(name: string, day: Partial<TierDay>): string | null {
  const { tiers, tierTerms = {} } = load(name).programme;
  const done = { date: '2026-11-22', paid: 0, earned: 0, visits: 1, ...day };
  const ladder = { tiers, terms: tierTerms };
  return upgrade(startIn(tiers[0]!.id, ladder, done.date), ladder, [done], done.date).tierId;
}

it('01: what a professional earns at one banner is shown with its dates and spent at the other', () => {
  const master = member(0, { segments: ['professional'] });
  const { accrual } = ask('01-grocery', goods(1000_00), master, { partnerId: 'beauty' });
  const earned: Lot = { ...lot('pro', accrual.total), activatesAt: accrual.activatesAt!, expiresAt: accrual.expiresAt };
  const account = { ...master, lots: [earned] };
  const spend = (days: number) =>
    ask('01-grocery', goods(1000_00), account, { redeem: true, partnerId: 'grocery', now: after(days) });
  expect([6, 7].map((days) => spend(days).redemption.redeemed)).toEqual([0, 170_00]);
  const shown = (days: number) =>
    deriveBalance({ lots: [earned], held: points(0), debt: points(0) }, after(days), load('01-grocery').programme);
  expect(shown(6)).toMatchObject({
    available: 0,
    pending: 170_00,
    pendingNext: { amount: 170_00, at: accrual.activatesAt },
  });
  expect(shown(170)).toMatchObject({ available: 170_00, expiringNext: { amount: 170_00, lastDay: '2027-05-29' } });
});

it('02: ten tokens make a rider, whose percent is higher, and points pay for rides as at partners', () => {
  expect([9, 10, 29, 30].map((counted) => reached('02-coalition', { counted }))).toEqual(
    'start rider rider captain'.split(' '),
  );
  const paid = (partnerId: string) =>
    ask('02-coalition', goods(60_00, { tags: ['ride'] }), member(50_00), { partnerId, redeem: true }).totals.toPay;
  expect(['transport', 'cafe'].map(paid)).toEqual([10_00, 10_00]);
});

it('03: the turnover makes the status; a point is a rouble', () => {
  expect([99_999_99, 100_000_00, 500_000_00].map((paid) => reached('03-statuses', { paid }))).toEqual(
    'base silver gold'.split(' '),
  );
  expect(ask('03-statuses', goods(1000_00), member(300_00), { redeem: true }).totals.toPay).toBe(700_00);
});

it('05 and 07: points end after 12 months', () => {
  for (const name of ['05-full-hundreds', '07-lingerie'])
    expect(iso(ask(name, goods(900_00), member(0)).accrual.expiresAt)).toBe('2027-11-22T21:00:00.000Z');
});

it('06: points earned make the tier', () => {
  const levels = [999_99, 1000_00, 5000_00, 15_000_00].map((earned) => reached('06-fashion', { earned }));
  expect(levels).toEqual('bronze silver gold platinum'.split(' '));
});

it('12: a birthday and an anniversary bring coins of their own', () => {
  const coins = (given: Partial<CustomerSnapshot>) =>
    ask('12-pizza', goods(1000_00), member(0, given)).accrual.total - 50_00;
  expect([
    coins({ birthday: '1990-11-22' }),
    coins({ joinedOn: '2025-11-22' }),
    coins({ birthday: '1990-11-23', joinedOn: '2026-11-22' }),
  ]).toEqual([200_00, 100_00, 0]);
});

it.each([
  ['club-month', 'club', '2026-12-22'],
  ['club-year', 'club', '2027-11-22'],
  ['premium-month', 'premium', '2026-12-22'],
  ['premium-year', 'premium', '2027-11-22'],
])('13: %s buys %s until %s, and what it promises begins at once', (tag, membershipId, until) => {
  const { changes } = ask('13-membership', goods(500_00, { tags: [tag] }), member(0));
  const [sold] = changes.flatMap((change) => (change.kind === 'membership' ? [change] : []));
  expect(sold).toMatchObject({ membershipId, from: NOON });
  expect(iso(sold!.to)).toContain(until);
  const buyer = (to: Instant) => member(0, { memberships: [{ id: membershipId, from: NOON, to }] });
  const price = (customer: CustomerSnapshot, now = NOON) =>
    ask('13-membership', goods(599_00, { sku: 'coffee' }), customer, { now }).totals.toPay;
  expect([price(buyer(sold!.to)), price(member(0)), price(buyer(sold!.to), sold!.to)]).toEqual([
    399_00, 599_00, 599_00,
  ]);
  const given = (amount: number, tags: string[] = []) =>
    ask('13-membership', goods(amount, { tags }), buyer(sold!.to)).benefits.map(({ ruleId }) => ruleId);
  expect([given(999_99), given(1000_00), given(100_00, ['new'])]).toEqual([[], ['delivery'], ['early']]);
});
