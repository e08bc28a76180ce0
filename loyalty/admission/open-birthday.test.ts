import { describe, expect, it } from 'vitest';
import { instant } from '../money/units.ts';
import { itemPercent, member, MOSCOW, NOON, prepare } from '../testing/shop.ts';
import { openBirthday } from './open-birthday.ts';

describe('the birthday of a member, on 22.11.2026', () => {
  const gift = (before: number, after: number) => itemPercent(10_00, { audience: { birthday: { before, after } } });
  const at = (birthday: string | null, rules = [gift(3, 3)], counters: { key: string; value: number }[] = []) =>
    openBirthday(prepare(rules), member(0, { birthday, counters }), NOON, MOSCOW);

  it.each([
    ['1990-11-22', { isToday: true, lastDay: '2026-11-25' }],
    ['1990-11-24', { isToday: false, lastDay: '2026-11-27' }],
    ['1990-11-19', { isToday: false, lastDay: '2026-11-22' }],
    ['1990-11-18', null],
    ['1990-11-26', null],
    [null, null],
  ])('of %s is %j within three days of it', (birthday, expected) => {
    expect(at(birthday)).toEqual(expected);
  });

  it('is told by the day of the store, not of the programme', () => {
    const lateInKaliningrad = instant(Date.parse('2026-11-22T23:30:00+02:00'));
    const on = (zone: string) =>
      openBirthday(prepare([gift(0, 0)]), member(0, { birthday: '1990-11-22' }), lateInKaliningrad, zone);
    expect([on('Europe/Kaliningrad')?.isToday, on(MOSCOW)]).toEqual([true, null]);
  });

  it('lasts as long as the longest window that is open', () => {
    expect(at('1990-11-21', [gift(0, 1), gift(0, 30)])).toEqual({ isToday: false, lastDay: '2026-12-21' });
  });

  it('is over once its gift has been had this year', () => {
    expect(at('1990-11-22', [gift(3, 3)], [{ key: 'uses/r1/y2026', value: 1 }])).toBeNull();
    expect(at('1990-11-22', [gift(3, 3)], [{ key: 'uses/r1/y2025', value: 1 }])).not.toBeNull();
  });

  it('is nothing under a programme that has no gift for it', () => {
    expect(at('1990-11-22', [itemPercent(10_00)])).toBeNull();
  });
});
