import { describe, expect, it } from 'vitest';
import { instant } from '../money/units.ts';
import { DAY_MS } from '../time/zoned-day.ts';
import { discountsOf, goods, itemPercent, member, NOON, quoteVisit } from '../testing/shop.ts';
import { occasionYear } from './occasion.ts';

describe('the window of a birthday', () => {
  const week = { before: 3, after: 7 };
  it.each([
    ['02-29', '2027-02-28', { before: 0, after: 0 }, 2027],
    ['02-29', '2027-03-01', { before: 0, after: 0, leapDay: 'march1' as const }, 2027],
    ['02-29', '2027-02-28', { before: 0, after: 0, leapDay: 'march1' as const }, null],
    ['02-29', '2028-02-28', { before: 0, after: 0 }, null],
    ['12-30', '2027-01-03', week, 2026],
    ['01-02', '2026-12-30', week, 2027],
    ['01-02', '2026-12-29', week, null],
  ])('born on %s, on %s within %j: %s', (monthDay, today, around, year) => {
    expect(occasionYear(monthDay, today, around)).toBe(year);
  });
});

describe('a birthday rule', () => {
  const rules = [itemPercent(10_00, { audience: { birthday: { before: 3, after: 3 } } })];
  const lines = [goods(100_00)];
  const given = (more: Parameters<typeof member>[1]) =>
    quoteVisit({ rules, lines, customer: member(0, { birthday: '1990-11-24', ...more }) });

  it('applies once in its year and asks to count that', () => {
    const quote = given({});
    expect(discountsOf(quote)).toEqual([10_00]);
    expect(quote.changes).toMatchObject([{ kind: 'counter', scope: 'member', key: 'uses/r1/y2026', by: 1 }]);
    expect(discountsOf(given({ counters: [{ key: 'uses/r1/y2026', value: 1 }] }))).toEqual([0]);
    expect(discountsOf(given({ counters: [{ key: 'uses/r1/y2025', value: 1 }] }))).toEqual([10_00]);
  });

  it('does not count a birthday that was entered less than 30 days ago', () => {
    expect(discountsOf(given({ birthdaySetAt: instant(NOON - 29 * DAY_MS) }))).toEqual([0]);
    expect(discountsOf(given({ birthdaySetAt: instant(NOON - 30 * DAY_MS) }))).toEqual([10_00]);
  });

  it('knows anniversaries from the first on', () => {
    const anniversary = [itemPercent(10_00, { audience: { anniversary: { before: 0, after: 1 } } })];
    const at = (joinedOn: string) =>
      discountsOf(quoteVisit({ rules: anniversary, lines, customer: member(0, { joinedOn }) }));
    expect(at('2024-11-22')).toEqual([10_00]);
    expect(at('2026-11-22')).toEqual([0]);
    expect(at('2024-11-20')).toEqual([0]);
  });
});
