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

it('19: no line goes under its minimum margin price, whatever adds up', () => {
  const eager = member(900_00, { segments: ['subscriber', 'surveyed'] });
  const lines = [goods(1000_00, { minUnitPrice: 900_00 })];
  const { totals } = quote(load('19-combined'), { ...basket(lines), redeem: { kind: 'max' } }, eager, context);
  expect(totals.toPay).toBe(900_00);
});
