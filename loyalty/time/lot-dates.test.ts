import { describe, expect, it } from 'vitest';
import { instant } from '../money/units.ts';
import type { LotTerms } from '../programme/lot-terms.ts';
import { graceEnd, lastSpendableDay, lotDates } from './lot-dates.ts';
import { startOfDate } from './zoned-day.ts';

const MOSCOW = 'Europe/Moscow';
const noonOf = (day: string) => instant(startOfDate(day, MOSCOW) + 12 * 3_600_000);

const terms = (activationDays: number, expiry: LotTerms['expiry'], more: Partial<LotTerms> = {}): LotTerms => ({
  activationDays,
  expiry,
  ...more,
});

describe('lotDates', () => {
  it('is active at once without a delay', () => {
    const now = noonOf('2026-03-10');
    expect(lotDates(now, terms(0, { mode: 'none' }), MOSCOW).activatesAt).toBe(now);
  });

  it('counts a delay in minutes from the instant, across midnight too', () => {
    const late = instant(Date.parse('2026-03-10T23:50:00+03:00'));
    const dates = lotDates(late, terms(0, { mode: 'days', days: 1 }, { activationMinutes: 30 }), MOSCOW);
    expect(dates).toEqual({
      activatesAt: Date.parse('2026-03-11T00:20:00+03:00'),
      expiresAt: Date.parse('2026-03-13T00:00:00+03:00'),
    });
  });

  it('counts the expiry from the day of the accrual where the terms say so, whatever the minutes of the delay', () => {
    const late = instant(Date.parse('2026-03-10T23:50:00+03:00'));
    const halfAnHour = { activationMinutes: 30, expiresFrom: 'accrual' } as const;
    expect(lotDates(late, terms(0, { mode: 'days', days: 1 }, halfAnHour), MOSCOW)).toEqual({
      activatesAt: Date.parse('2026-03-11T00:20:00+03:00'),
      expiresAt: Date.parse('2026-03-12T00:00:00+03:00'),
    });
  });

  it('lapses for everybody after a fixed date', () => {
    const { expiresAt } = lotDates(noonOf('2026-03-10'), terms(0, { mode: 'fixedDate', date: '2026-12-31' }), MOSCOW);
    expect(expiresAt).toBe(startOfDate('2027-01-01', MOSCOW));
  });

  it.each([
    {
      id: 'days',
      earned: '2026-01-01',
      expiry: { mode: 'days', days: 90 } as const,
      last: '2026-04-01',
      gone: '2026-04-02',
    },
    {
      id: 'months',
      earned: '2026-08-31',
      expiry: { mode: 'months', months: 6 } as const,
      last: '2027-02-28',
      gone: '2027-03-01',
    },
    {
      id: 'months',
      earned: '2028-02-29',
      expiry: { mode: 'months', months: 12 } as const,
      last: '2029-02-28',
      gone: '2029-03-01',
    },
    {
      id: 'end of the month',
      earned: '2027-01-22',
      expiry: { mode: 'endOfMonth' } as const,
      last: '2027-01-31',
      gone: '2027-02-01',
    },
    {
      id: 'end of the year',
      earned: '2027-01-22',
      expiry: { mode: 'endOfYear' } as const,
      last: '2027-12-31',
      gone: '2028-01-01',
    },
  ])('$id: earned $earned, last day $last, gone at $gone 00:00', ({ earned, expiry, last, gone }) => {
    const { expiresAt } = lotDates(noonOf(earned), terms(0, expiry), MOSCOW);
    expect(expiresAt).toBe(startOfDate(gone, MOSCOW));
    expect(lastSpendableDay(expiresAt!, MOSCOW)).toBe(last);
  });

  it('counts the term from the activation, or from the accrual if the programme says so', () => {
    const expiry = { mode: 'days', days: 30 } as const;
    const earned = noonOf('2026-11-22');
    const fromActivation = lotDates(earned, terms(14, expiry), MOSCOW).expiresAt!;
    const fromAccrual = lotDates(earned, terms(14, expiry, { expiresFrom: 'accrual' }), MOSCOW).expiresAt!;
    expect(lastSpendableDay(fromActivation, MOSCOW)).toBe('2027-01-05');
    expect(lastSpendableDay(fromAccrual, MOSCOW)).toBe('2026-12-22');
  });

  it('follows the day of the receipt, whatever was asked before', () => {
    const same = terms(1, { mode: 'none' });
    const days = ['2026-11-22', '2026-11-23', '2026-11-22'];
    expect(days.map((day) => lotDates(noonOf(day), same, MOSCOW).activatesAt)).toEqual([
      startOfDate('2026-11-23', MOSCOW),
      startOfDate('2026-11-24', MOSCOW),
      startOfDate('2026-11-23', MOSCOW),
    ]);
  });
});

describe('graceEnd', () => {
  const BERLIN = 'Europe/Berlin';

  it('ends with the last day of the grace, however long its days are', () => {
    for (const [from, until] of [
      ['2027-03-26', '2027-04-03'],
      ['2027-10-30', '2027-11-07'],
    ] as const) {
      const end = graceEnd(startOfDate(from, BERLIN), 7, BERLIN);
      expect(end).toBe(startOfDate(until, BERLIN));
      expect(graceEnd(instant(startOfDate(from, BERLIN) - 1), 7, BERLIN)).toBeLessThan(end);
    }
  });

  it('ends tonight where no day is given, a whole day later from midnight on', () => {
    const midnight = startOfDate('2026-11-22', MOSCOW);
    expect(graceEnd(instant(midnight - 1), 0, MOSCOW)).toBe(midnight);
    expect(graceEnd(midnight, 0, MOSCOW)).toBe(startOfDate('2026-11-23', MOSCOW));
  });
});
