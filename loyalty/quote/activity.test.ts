import { describe, expect, it } from 'vitest';
import { startOfDate } from '../time/zoned-day.ts';
import { MOSCOW, goods, member, percentAccrual, quoteVisit, redemptionOf } from '../testing/shop.ts';
import type { Visit } from '../testing/shop.ts';

const living = (counts?: string[]) => ({
  lots: { activationDays: 0, expiry: { mode: 'activity', months: 6, ...(counts && { counts }) } },
});
const prolonged = (visit: Partial<Visit>) =>
  quoteVisit({
    rules: [redemptionOf(5_000), percentAccrual(500)],
    lines: [goods(100_000)],
    customer: member(200_00),
    ...visit,
  }).changes.filter(({ kind }) => kind === 'lotsProlonged');
const until = [{ kind: 'lotsProlonged', expiresAt: startOfDate('2027-05-23', MOSCOW) }];

describe('activityChanges', () => {
  it('lets a purchase keep all points alive, and marks what it earns', () => {
    expect(prolonged({ terms: living() })).toEqual(until);
    const { accrual } = quoteVisit({
      rules: [percentAccrual(500)],
      lines: [goods(100_000)],
      customer: member(0),
      terms: living(),
    });
    expect(accrual.lots).toMatchObject([{ expiresAt: startOfDate('2027-05-23', MOSCOW), byActivity: true }]);
  });

  it('counts redemptions alone where the programme says so', () => {
    expect(prolonged({ terms: living(['redemptions']) })).toEqual([]);
    expect(prolonged({ terms: living(['redemptions']), redeem: { kind: 'max' } })).toEqual(until);
  });

  it.each([
    ['an empty basket', { terms: living(), lines: [] }],
    ['a stranger', { terms: living(), customer: null }],
    ['a programme with dates of its own', {}],
  ])('says nothing for %s', (_, visit) => {
    expect(prolonged(visit)).toEqual([]);
  });
});
