/** Figures of the documents that go beyond one quote: dates of a voucher, transfers, donations, certificates, levels. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  donatePoints,
  instant,
  kopecks,
  lastSpendableDay,
  payByCertificate,
  points,
  prepareProgramme,
  quote,
  readDocument,
  transferPoints,
} from '../../loyalty/index.ts';
import { basket, goods, lot, member, MOSCOW, NOON } from '../../loyalty/testing/shop.ts';

function load(name: string) {
  const read = readDocument(readFileSync(new URL(`../../loyalty/programmes/${name}.jsonc`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepareProgramme(read.programme, () => name);
}

const context = { now: NOON, storeZone: MOSCOW, offline: null };
const balance = { zone: MOSCOW, expiryWarningDays: 30 };
const sender = {
  id: 'anna',
  blocked: false,
  lots: [lot('a', 500_00)],
  held: points(0),
  debt: points(0),
  sentToday: points(0),
};

it('02: the quests of the document bring enough tokens for its highest level', () => {
  const { tiers, mechanics } = load('02-coalition').programme;
  const tokens = mechanics.reduce((sum, rule) => sum + (rule.kind === 'quest' ? (rule.tokens?.count ?? 0) : 0), 0);
  expect(tokens).toBeGreaterThanOrEqual(Math.max(...tiers.map(({ from }) => from)));
});

it('03: lets a member send 100 points or more to another, with their own dates', () => {
  const { transfers } = load('03-statuses').programme;
  const send = (amount: number) =>
    transferPoints(
      transfers!,
      { sender, receiver: { id: 'boris', blocked: false }, amount: points(amount), now: NOON },
      balance,
    );
  expect(send(99_99)).toMatchObject({ ok: false, reason: 'belowMin' });
  expect(send(100_00)).toMatchObject({ ok: true, fee: 0, received: [{ amount: 100_00, expiresAt: null }] });
});

it('06: a voucher of 500 points works for 6 months', () => {
  const { changes } = quote(load('06-fashion'), basket([goods(100_00)]), member(500_00), context);
  const issued = changes.find((change) => change.kind === 'couponIssued');
  expect(lastSpendableDay(instant(issued!.to!), MOSCOW)).toBe('2027-05-22');
});

it('06: a voucher pays a part of a dear order and all of a cheap one', () => {
  const voucher = {
    ...{ code: 'A1', ruleId: 'voucher', ownerId: 'anna', from: instant(0), to: null },
    ...{ state: 'issued' as const, usesLeft: 1, faceValue: kopecks(500_00) },
  };
  const paid = (price: number) =>
    quote(
      load('06-fashion'),
      { ...basket([goods(price)]), codes: [{ code: 'A1', coupon: voucher }] },
      member(0),
      context,
    );
  // The kopeck that every unit keeps.
  expect([800_00, 500_00].map((price) => paid(price).totals.toPay)).toEqual([300_00, 1]);
});

it('08: points pay the whole order where the document leaves nothing of a unit', () => {
  const text = readFileSync(new URL('../../loyalty/programmes/08-cashback.jsonc', import.meta.url), 'utf8');
  const read = readDocument(text.replace('"mechanics"', '"minUnitRemainder": 0, "mechanics"'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const order = basket([goods(100_00, { quantity: 3000 })], { kind: 'max' });
  const paid = (programme: ReturnType<typeof load>) => quote(programme, order, member(500_00), context).totals.toPay;
  expect([paid(load('08-cashback')), paid(prepareProgramme(read.programme, () => 'whole'))]).toEqual([3, 0]);
});

it.each([
  ['mini', 'shop', 89_90],
  ['midi', 'online', 89_90],
  ['maxi', 'shop', 89_90],
  ['other', 'shop', 99_90],
])('09: a credit of 10.00 at %s, %s', (partnerId, channel, toPay) => {
  const credit = {
    ...{ code: 'A1', ruleId: 'credit', ownerId: 'anna', from: instant(0), to: null },
    ...{ state: 'issued' as const, usesLeft: 1, faceValue: kopecks(10_00) },
  };
  const asked = { ...basket([goods(99_90)]), codes: [{ code: 'A1', coupon: credit }] };
  expect(quote(load('09-kids'), asked, member(0), { ...context, partnerId, channel }).totals.toPay).toBe(toPay);
});

it('11: the personal discount grows with past purchases', () => {
  const off = (bought: number) =>
    quote(load('11-delicatessen'), basket([goods(1000_00)]), member(0, { lifetimeSpend: kopecks(bought) }), context)
      .totals.discounts;
  expect([9_999_99, 10_000_00, 49_999_99, 50_000_00].map(off)).toEqual([0, 30_00, 30_00, 70_00]);
});

it('11: takes donations of points', () => {
  const { donations } = load('11-delicatessen').programme;
  const given = donatePoints(donations!, { sender, charityId: 'shelter', amount: points(50_00), now: NOON }, balance);
  expect(given).toMatchObject({ ok: true, fee: 0, received: [{ amount: 50_00 }] });
});

it('17: a gift certificate of 1000.00 pays 300.00 and keeps 700.00', () => {
  const certificate = {
    ...{ number: '1', state: 'sold' as const, from: instant(0), to: null },
    ...{ faceValue: kopecks(1000_00), left: kopecks(1000_00) },
  };
  const asked = { certificate, isPinRight: true, toPay: kopecks(300_00), now: NOON };
  expect(payByCertificate(load('17-rewards').programme.certificates!, asked)).toMatchObject({
    ok: true,
    paid: 300_00,
    certificate: { left: 700_00, state: 'sold' },
  });
});

it('20: the invitation counts once a month', () => {
  const friend = member(0, { tierId: 'friend' });
  const first = quote(load('20-value'), basket([goods(100_00)]), friend, context);
  const counters = first.changes.flatMap((change) =>
    change.kind === 'counter' ? [{ key: change.key, value: change.by }] : [],
  );
  const again = quote(load('20-value'), basket([goods(100_00)]), { ...friend, counters }, context);
  expect([first, again].map(({ benefits, totals }) => [benefits.length, totals.toPay])).toEqual([
    [1, 100_00],
    [0, 100_00],
  ]);
});

it('19: no line goes under its minimum margin price, whatever adds up', () => {
  const eager = member(900_00, { segments: ['subscriber', 'surveyed'] });
  const lines = [goods(1000_00, { minUnitPrice: 900_00 })];
  const { totals } = quote(load('19-combined'), { ...basket(lines), redeem: { kind: 'max' } }, eager, context);
  expect(totals.toPay).toBe(900_00);
});
