import { describe, expect, it } from 'vitest';
import { instant, kopecks, points } from '../../loyalty/index.ts';
import type { Change } from '../../loyalty/index.ts';
import { snapshotOf } from './customer-snapshot.ts';
import type { TierMetric } from './customer-snapshot.ts';
import type { MemberEffect } from './member-effects.ts';
import type { StoredCustomer } from './types.ts';

const NOW = instant(Date.parse('2026-11-22T11:32:00Z'));
const none = { period: '2026-11-22', earned: points(0), redeemed: points(0), redemptions: 0 };
const anna: StoredCustomer = {
  customerId: 'anna',
  rev: 7,
  asOf: NOW,
  record: {
    customerId: 'anna',
    state: 'active',
    cards: [],
    tierId: null,
    qualifyingSpend: kopecks(0),
    lots: [{ id: 'old', amount: points(900_00), activatesAt: instant(0), expiresAt: null }],
    held: points(0),
    debt: points(0),
    day: none,
    month: { ...none, period: '2026-11' },
    counters: [{ key: 'stamps/coffee', value: 4 }],
    segments: ['subscriber'],
  },
  personal: () => ({ name: 'Анна', phone: null, email: null, birthday: '1990-02-29' }),
};
const stamps: Change = { kind: 'counter', scope: 'member', key: 'stamps/coffee', by: 3, onReturn: 'share' };
const effect = (changes: Change[], more: Partial<MemberEffect> = {}): MemberEffect => ({
  seq: 1,
  lotId: 'r1',
  instant: NOW,
  earned: points(60_00),
  lots: [
    { amount: points(50_00), activatesAt: NOW, expiresAt: null },
    { amount: points(10_00), activatesAt: NOW, expiresAt: instant(NOW + 1) },
  ],
  changes,
  redeemed: points(0),
  paid: kopecks(500_00),
  returned: null,
  ...more,
});
const snapshot = (effects: MemberEffect[], tierMetric: TierMetric = 'spend') =>
  snapshotOf(
    anna,
    { effects, locallyHeld: 0, heldDifference: 0 },
    { identifiedBy: 'card', now: NOW, storeZone: 'Europe/Moscow', tierMetric },
  );

describe('snapshotOf', () => {
  it('counts an event that the row lacks: its points and segment, but no visit and no spending', () => {
    const joined: Change = { kind: 'segment', ruleId: 'form', segment: 'surveyed' };
    const after = snapshot([effect([joined, stamps], { paid: null })]);
    expect(after).toMatchObject({
      segments: ['subscriber', 'surveyed'],
      counters: [{ key: 'stamps/coffee', value: 7 }],
      qualifyingSpend: 0,
      day: { earned: 60_00 },
    });
    expect(after).not.toHaveProperty('lifetimeSpend');
    expect(after).not.toHaveProperty('lastMonth');
  });

  it('carries what the row says of the member, of the birthday only month and day', () => {
    expect(snapshot([])).toMatchObject({
      counters: [{ key: 'stamps/coffee', value: 4 }],
      segments: ['subscriber'],
      birthday: '--02-29',
    });
  });

  it('counts in the stamps, lots and money of own sales that the row does not contain', () => {
    const { counters, lots, lifetimeSpend } = snapshot([effect([stamps])]);
    expect(counters).toContainEqual({ key: 'stamps/coffee', value: 7 });
    expect(lots.map(({ id, amount }) => [id, amount])).toEqual([
      ['old', 900_00],
      ['r1', 50_00],
      ['r1.2', 10_00],
    ]);
    expect(lifetimeSpend).toBe(500_00);
  });

  it('says what was paid last month, with the own receipts of that month and without those of this one', () => {
    const row = { ...anna, record: { ...anna.record, spentByMonth: [{ period: '2026-10', spent: kopecks(100_00) }] } };
    const october = effect([], { instant: instant(Date.parse('2026-10-15T09:00:00Z')) });
    const { lastMonth } = snapshotOf(
      row,
      { effects: [october, effect([])], locallyHeld: 0, heldDifference: 0 },
      { identifiedBy: 'card', now: NOW, storeZone: 'Europe/Moscow', tierMetric: 'spend' },
    );
    expect(lastMonth).toEqual({ period: '2026-10', spent: 600_00 });
    expect(snapshot([]).lastMonth).toBeUndefined();
  });

  it.each([
    { metric: 'spend', gained: 500_00 },
    { metric: 'points', gained: 60_00 },
    { metric: 'visits', gained: 0 },
    { metric: 'counter', gained: 0 },
  ] as const)('is $gained further in a programme whose tiers count $metric', ({ metric, gained }) => {
    const before = anna.record.qualifyingSpend;
    expect(snapshot([effect([])], metric).qualifyingSpend).toBe(before + gained);
  });

  it('takes points that became a voucher out of the lots', () => {
    const spent: Change = { kind: 'pointsSpent', ruleId: 'voucher', amount: points(500_00) };
    expect(snapshot([effect([spent], { lots: [], earned: points(0) })]).lots).toMatchObject([
      { id: 'old', amount: 400_00 },
    ]);
  });
});
