/** A membership sold and given back, through the receipt that sold it. Source: loyalty-domain section 13. */
import { expect, it } from 'vitest';
import { instant, kopecks, points, quantity } from '../money/units.ts';
import type { Change } from '../quote/types.ts';
import { quoteReturn } from '../returns/quote-return.ts';
import { returnTermsOf } from '../returns/return-terms.ts';
import type { SoldReceipt } from '../returns/types.ts';

const at = (text: string) => instant(Date.parse(`${text}:00+03:00`));
const month = (changed: Partial<Change & { kind: 'membership' }> = {}): Change => ({
  ...{ kind: 'membership', ruleId: 'month', membershipId: 'club', lineNo: 1, units: 1, months: 1 },
  ...{ from: at('2026-04-01T12:00'), to: at('2026-05-01T12:00') },
  ...changed,
});
const line = (lineNo: number, units: number, net: number, redeemedPoints = 0) => ({
  ...{ lineNo, quantity: quantity(units * 1000) },
  ...{ net: kopecks(net), redeemedPoints: points(redeemedPoints) },
});
const receipt = (changed: Partial<SoldReceipt>): SoldReceipt => {
  const lines = changed.lines ?? [line(1, 1, 300_00), line(2, 1, 100_00)];
  const net = lines.reduce((sum, one) => sum + one.net, 0);
  return {
    ...{ receiptId: 'r', lines, redeemedFrom: [], rules: [], changes: [month()], certificates: [] },
    ...{ terms: returnTermsOf(undefined) },
    tenders: { certificate: kopecks(0), card: kopecks(0), cash: kopecks(net) },
    ...changed,
  };
};
const ended = (from: string, to: string) => ({
  ...{ kind: 'membershipEnded', ruleId: 'month', membershipId: 'club' },
  ...{ from: at(from), to: at(to) },
});

it('is worth its unused days, other goods of the receipt what was paid for them, and ends', () => {
  const back = quoteReturn(receipt({}), {}, { 1: 1000, 2: 1000 }, at('2026-04-11T09:00'));
  expect(back.lines.map(({ money }) => money)).toEqual([190_00, 100_00]);
  expect(back).toMatchObject({ money: 290_00, tenders: { cash: 290_00 } });
  expect(back.changes).toEqual([ended('2026-04-01T12:00', '2026-05-01T12:00')]);
});

it('is worth its price where the shop says so, and ends all the same', () => {
  const back = quoteReturn(receipt({}), {}, { 1: 1000 });
  expect(back).toMatchObject({ money: 300_00, isWhole: false });
  expect(back.changes).toHaveLength(1);
});

it('stays while other goods of its receipt come back', () => {
  expect(quoteReturn(receipt({}), {}, { 2: 1000 }, at('2026-04-11T09:00'))).toMatchObject({
    money: 100_00,
    changes: [],
  });
});

it('is told from the goods on the lines before it', () => {
  const sold = receipt({ changes: [month({ lineNo: 2 })] });
  expect(quoteReturn(sold, {}, { 1: 1000 }, at('2026-04-11T09:00'))).toMatchObject({ money: 300_00, changes: [] });
  expect(quoteReturn(sold, {}, { 2: 1000 }, at('2026-04-11T09:00'))).toMatchObject({
    money: 63_33,
    changes: [{ kind: 'membershipEnded' }],
  });
});

it('of several units on a line the last bought comes back first', () => {
  const three = month({ units: 3, to: at('2026-07-01T12:00') });
  const sold = receipt({ lines: [line(1, 3, 100_00)], changes: [three] });
  const steps = [0, 1000, 2000].map((before) => quoteReturn(sold, { 1: before }, { 1: 1000 }, at('2026-05-16T09:00')));
  // June is whole, of May 15 days of 31 are left, April is over; 33.33 + 33.33 + 33.34 were paid.
  expect(steps.map(({ money }) => money)).toEqual([33_33, 16_12, 0]);
  expect(steps.map(({ changes }) => changes)).toEqual([
    [ended('2026-06-01T12:00', '2026-07-01T12:00')],
    [ended('2026-05-01T12:00', '2026-06-01T12:00')],
    [ended('2026-04-01T12:00', '2026-05-01T12:00')],
  ]);
  const both = quoteReturn(sold, {}, { 1: 2000 }, at('2026-05-16T09:00'));
  expect([both.money, both.changes]).toEqual([49_45, [ended('2026-05-01T12:00', '2026-07-01T12:00')]]);
});

it('counts months from the first day of the term, so that a short month shortens no later one', () => {
  const from = at('2026-01-31T12:00');
  const sold = receipt({
    lines: [line(1, 2, 200_00)],
    changes: [month({ units: 2, from, to: at('2026-03-31T12:00') })],
  });
  expect(quoteReturn(sold, {}, { 1: 1000 }).changes).toEqual([ended('2026-02-28T12:00', '2026-03-31T12:00')]);
});

it('gives points redeemed for it back by the same days', () => {
  const sold = receipt({ lines: [line(1, 1, 200_00, 100_00)] });
  expect(quoteReturn(sold, {}, { 1: 1000 }, at('2026-04-11T09:00'))).toMatchObject({
    money: 126_66,
    pointsBack: 63_33,
  });
});

it('gives each tender its part of what is given, and none what it never paid', () => {
  const tenders = { certificate: kopecks(100_00), card: kopecks(200_01), cash: kopecks(0) };
  const certificates = [
    { number: 'A', amount: kopecks(40_00) },
    { number: 'B', amount: kopecks(60_00) },
  ];
  const sold = receipt({ lines: [line(1, 1, 300_01)], tenders, certificates });
  const back = quoteReturn(sold, {}, { 1: 1000 }, at('2026-04-11T09:00'));
  expect(back).toMatchObject({ money: 190_00, tenders: { certificate: 63_33, card: 126_67, cash: 0 } });
  expect(back.certificates).toEqual([
    { number: 'A', amount: 40_00 },
    { number: 'B', amount: 23_33 },
  ]);
});

it('a line that sold two memberships is worth what the more used of them is', () => {
  const half = month({ membershipId: 'delivery', to: at('2026-06-01T12:00'), months: 2 });
  const back = quoteReturn(receipt({ changes: [half, month()] }), {}, { 1: 1000 }, at('2026-04-11T09:00'));
  expect([back.lines[0]?.money, back.changes.length]).toEqual([190_00, 2]);
});

it('counts days in the zone of the programme', () => {
  const tokyo = { ...returnTermsOf(undefined), zone: 'Asia/Tokyo' };
  const evening = at('2026-04-11T20:00');
  expect(quoteReturn(receipt({}), {}, { 1: 1000 }, evening).money).toBe(190_00);
  expect(quoteReturn(receipt({ terms: tokyo }), {}, { 1: 1000 }, evening).money).toBe(180_00);
});
