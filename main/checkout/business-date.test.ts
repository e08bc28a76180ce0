import { describe, expect, it } from 'vitest';
import { instant } from '../../loyalty/index.ts';
import { businessDate } from './business-date.ts';

describe('businessDate', () => {
  it.each([
    ['2026-11-22T14:33:00+03:00', '2026-11-22'],
    ['2026-11-23T03:59:59+03:00', '2026-11-22'],
    ['2026-11-23T04:00:00+03:00', '2026-11-23'],
  ])('%s in Moscow belongs to %s', (at, date) => {
    expect(businessDate(instant(Date.parse(at)), 'Europe/Moscow')).toBe(date);
  });

  it('goes by the store’s zone: the same instant is a day earlier in Kaliningrad', () => {
    const at = instant(Date.parse('2026-11-23T04:30:00+03:00'));
    expect([businessDate(at, 'Europe/Moscow'), businessDate(at, 'Europe/Kaliningrad')]).toEqual([
      '2026-11-23',
      '2026-11-22',
    ]);
  });
});
