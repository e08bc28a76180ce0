import { describe, expect, it } from 'vitest';
import { points } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { LotTerms } from '../programme/lot-terms.ts';
import type { Lot } from '../quote/types.ts';
import { aliveUntil, lotDates } from '../time/lot-dates.ts';
import { startOfDate } from '../time/zoned-day.ts';
import { prolongBy } from './prolong.ts';

const MOSCOW = 'Europe/Moscow';
const at = (day: string) => (startOfDate(day, MOSCOW) + 15 * 3_600_000) as Instant;
const expiry = { mode: 'activity', months: 6 } as const;
const terms: LotTerms = { activationDays: 0, expiry };

const earnedOn = (day: string): Lot => ({ id: day, amount: points(100), ...lotDates(at(day), terms, MOSCOW) });
const purchase = (lots: readonly Lot[], day: string) =>
  prolongBy(lots, [{ kind: 'lotsProlonged', expiresAt: aliveUntil(at(day), expiry, MOSCOW) }], at(day));

describe('prolongBy', () => {
  it('never shortens: a late receipt of an earlier day changes nothing', () => {
    const lots = purchase([earnedOn('2025-12-01')], '2026-05-20');
    expect(purchase(lots, '2026-01-05')).toEqual(lots);
  });

  it('leaves lots with a date of their own as they are', () => {
    const dated: Lot = { ...earnedOn('2025-12-01'), byActivity: undefined };
    expect(purchase([dated], '2026-05-20')).toEqual([dated]);
  });

  it('brings back nothing that lapsed at that very instant, and wants the change that says so', () => {
    const lot = earnedOn('2025-12-01');
    const gone = prolongBy([lot], [{ kind: 'lotsProlonged', expiresAt: at('2027-01-01') }], lot.expiresAt!);
    expect(gone).toEqual([lot]);
    expect(prolongBy([lot], [{ kind: 'tier', tierId: 'gold' }], at('2025-12-02'))).toEqual([lot]);
  });
});
