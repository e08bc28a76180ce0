import { expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import { refundOfMembership } from './refund.ts';

const MOSCOW = 'Europe/Moscow';
const at = (text: string) => instant(Date.parse(`${text}:00+03:00`));
const term = { from: at('2026-04-01T12:00'), to: at('2026-05-01T12:00') };

it.each([
  ['before it begins', '2026-03-31T12:00', 300_00],
  ['on the first day, which is used', '2026-04-01T18:00', 290_00],
  ['after ten days', '2026-04-11T09:00', 190_00],
  ['on the last whole day', '2026-04-30T23:59', 0],
  ['after its term', '2026-05-01T12:00', 0],
])('a month for 300.00 given back %s, %s, is worth %i', (_, now, refund) => {
  expect(refundOfMembership(kopecks(300_00), term, at(now), MOSCOW)).toBe(refund);
});

it('counts days, not hours, where the clocks change', () => {
  const berlin = 'Europe/Berlin';
  const week = {
    from: instant(Date.parse('2026-03-26T00:00+01:00')),
    to: instant(Date.parse('2026-04-02T00:00+02:00')),
  };
  expect(refundOfMembership(kopecks(7_00), week, instant(Date.parse('2026-03-28T12:00+01:00')), berlin)).toBe(4_00);
});
