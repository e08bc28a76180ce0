import { afterEach, describe, expect, it } from 'vitest';
import { instant } from '../money/units.ts';
import { isZone, nextMonthOf, startOfDate, zonedDay } from './zoned-day.ts';

declare const process: { env: Record<string, string | undefined> };

const at = (text: string) => instant(Date.parse(text));
const HOUR_MS = 3_600_000;

describe('zonedDay', () => {
  it('2026-06-30T21:30Z is 1 July in Moscow and still 30 June in Kaliningrad', () => {
    const now = at('2026-06-30T21:30:00Z');
    expect(zonedDay(now, 'Europe/Moscow')).toMatchObject({ date: '2026-07-01', month: '2026-07' });
    expect(zonedDay(now, 'Europe/Kaliningrad')).toMatchObject({ date: '2026-06-30', month: '2026-06' });
  });

  it.each([
    { day: '2026-03-29', hours: 23 },
    { day: '2026-03-30', hours: 24 },
    { day: '2026-10-25', hours: 25 },
  ])('has $hours hours on $day in Berlin', ({ day, hours }) => {
    const { from, to, date } = zonedDay(startOfDate(day, 'Europe/Berlin'), 'Europe/Berlin');
    expect(date).toBe(day);
    expect(to - from).toBe(hours * HOUR_MS);
  });

  it('begins a day at its first instant and ends it before the next', () => {
    const midnight = startOfDate('2026-11-22', 'Asia/Vladivostok');
    expect(zonedDay(midnight, 'Asia/Vladivostok').date).toBe('2026-11-22');
    expect(zonedDay(instant(midnight - 1), 'Asia/Vladivostok').date).toBe('2026-11-21');
  });

  it('begins the day at 01:00 where the clocks skip midnight', () => {
    expect(startOfDate('2026-04-24', 'Africa/Cairo')).toBe(at('2026-04-23T22:00:00Z'));
    expect(zonedDay(at('2026-04-23T22:00:00Z'), 'Africa/Cairo').from).toBe(at('2026-04-23T22:00:00Z'));
  });

  it('knows the days before 1970', () => {
    expect(zonedDay(instant(-1), 'UTC').date).toBe('1969-12-31');
  });

  it('finds the first day of the next month across the year', () => {
    expect(nextMonthOf(at('2026-12-31T20:59:00Z'), 'Europe/Moscow')).toMatchObject({ date: '2027-01-01' });
  });

  it('tells an IANA zone from anything else', () => {
    expect(['Europe/Moscow', 'UTC', 'Moscow', ''].map(isZone)).toEqual([true, true, false, false]);
  });

  describe("under another zone of the host's own", () => {
    const own = process.env['TZ'];
    afterEach(() => {
      if (own === undefined) delete process.env['TZ'];
      else process.env['TZ'] = own;
    });

    it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('gives the same day in %s', (zone) => {
      process.env['TZ'] = zone;
      const noon = at('2026-08-15T12:00:00Z');
      expect(new Date(noon).getTimezoneOffset()).not.toBe(0);
      expect(zonedDay(noon, 'Europe/Samara')).toEqual({
        date: '2026-08-15',
        month: '2026-08',
        weekday: 6,
        from: at('2026-08-14T20:00:00Z'),
        to: at('2026-08-15T20:00:00Z'),
      });
    });
  });
});
