/** When points come alive, when they lapse, which go first: W30 to W35 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import { accruedLots, burn, instant, lastSpendableDay, points, prolongBy, startOfDate } from '../../loyalty/index.ts';
import type { Lot } from '../../loyalty/index.ts';
import { goods, lot, member, MOSCOW, percentAccrual, quoteVisit } from '../../loyalty/testing/shop.ts';

const day = (date: string) => startOfDate(date, MOSCOW);

/** A purchase of 100.00 that earns 10 points at that time of Moscow. */
const buy = (at: string, expiry: object, activationDays = 0) =>
  quoteVisit({
    rules: [percentAccrual(10_00)],
    terms: { lots: { activationDays, expiry } },
    lines: [goods(100_00)],
    customer: member(0),
    now: instant(Date.parse(`${at}:00+03:00`)),
  });

/** The last day on which points earned on that day can be spent, and the day at whose 00:00 they are gone. */
function endOf(earned: string, expiry: object): [last: string, goneAt: number] {
  const { expiresAt } = buy(`${earned}T18:40`, expiry).accrual;
  return [lastSpendableDay(expiresAt!, MOSCOW), expiresAt!];
}

it('W30: bought 2026-03-10 18:40 with a delay of 7 days: active from 2026-03-17 00:00', () => {
  expect(buy('2026-03-10T18:40', { mode: 'none' }, 7).accrual.activatesAt).toBe(day('2026-03-17'));
});

it('W31: 90 days from 2026-01-01: last day 2026-04-01, gone at 2026-04-02 00:00', () => {
  expect(endOf('2026-01-01', { mode: 'days', days: 90 })).toEqual(['2026-04-01', day('2026-04-02')]);
});

it('W32: 6 months from 2026-08-31 end 2027-02-28, 12 months from 2028-02-29 end 2029-02-28', () => {
  expect(endOf('2026-08-31', { mode: 'months', months: 6 })).toEqual(['2027-02-28', day('2027-03-01')]);
  expect(endOf('2028-02-29', { mode: 'months', months: 12 })).toEqual(['2029-02-28', day('2029-03-01')]);
});

it('W33: earned 2027-01-22: gone 2027-02-01 00:00 at the end of the month, 2028-01-01 00:00 of the year', () => {
  expect(endOf('2027-01-22', { mode: 'endOfMonth' })[1]).toBe(day('2027-02-01'));
  expect(endOf('2027-01-22', { mode: 'endOfYear' })[1]).toBe(day('2028-01-01'));
});

it('W34: 6 months after the last purchase of 2026-05-20 everything is gone, 2026-11-21 00:00, unless a new one comes', () => {
  const visit = (lots: readonly Lot[], at: string): Lot[] => {
    const { now, accrual, changes } = buy(`${at}T12:00`, { mode: 'activity', months: 6 });
    return [...prolongBy(lots, changes, now), ...accruedLots(at, accrual.lots)];
  };
  const ends = (lots: readonly Lot[]) => lots.map(({ expiresAt }) => expiresAt);
  const lots = visit(visit(visit([], '2025-12-01'), '2026-02-10'), '2026-05-20');
  expect(ends(lots)).toEqual([day('2026-11-21'), day('2026-11-21'), day('2026-11-21')]);
  expect(ends(visit(lots, '2026-11-20'))[0]).toBe(day('2027-05-21'));
  expect(ends(visit(lots, '2026-11-21'))[0]).toBe(day('2026-11-21'));
});

it('W35: 140 of A 100, B 50, C 80, D 30 on 2026-06-02: B 50.00, then A 90.00; D had expired', () => {
  const lots = [
    lot('A', 100_00, 0, day('2026-12-01')),
    lot('B', 50_00, 0, day('2026-09-01')),
    lot('C', 80_00),
    lot('D', 30_00, 0, day('2026-06-01')),
  ];
  expect(burn(lots, points(140_00), day('2026-06-02'))).toMatchObject({
    parts: [
      { lotId: 'B', amount: 50_00 },
      { lotId: 'A', amount: 90_00 },
    ],
    short: 0,
  });
});
