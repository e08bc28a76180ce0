import { describe, expect, it } from 'vitest';
import { addToMonth, lastMonthOf } from './month-spend.ts';
import type { MonthSpend } from './month-spend.ts';

const after = (...paid: [string, number][]): MonthSpend[] =>
  paid.reduce<MonthSpend[]>((months, [period, amount]) => addToMonth(months, period, amount), []);

describe('addToMonth', () => {
  it('adds receipts to their month, in whatever order they come', () => {
    expect(after(['2026-11', 100_00], ['2026-10', 50_00], ['2026-11', 1_00])).toEqual([
      { period: '2026-10', spent: 50_00 },
      { period: '2026-11', spent: 101_00 },
    ]);
  });

  it('takes a return from the month of its sale, never below nothing', () => {
    expect(after(['2026-10', 50_00], ['2026-11', 1_00], ['2026-10', -50_00])[0]).toEqual({
      period: '2026-10',
      spent: 0,
    });
    expect(after(['2026-10', -50_00])).toEqual([{ period: '2026-10', spent: 0 }]);
  });

  it('forgets what no rule asks for any more', () => {
    const months = after(['2026-08', 1], ['2026-09', 2], ['2026-10', 3], ['2026-11', 4], ['2026-12', 5]);
    expect(months.map(({ period }) => period)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12']);
  });
});

describe('lastMonthOf', () => {
  it('is the latest month before, over the turn of a year too', () => {
    const months = after(['2026-11', 3], ['2026-12', 4], ['2027-01', 5]);
    expect(lastMonthOf(months, '2027-01')).toEqual({ period: '2026-12', spent: 4 });
    expect(lastMonthOf(months, '2026-11')).toBeUndefined();
  });
});
