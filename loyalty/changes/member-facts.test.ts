import { describe, expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import type { Change, Coupon } from '../quote/types.ts';
import { addToCounter, postToMember } from './member-facts.ts';
import type { MemberFacts } from './member-facts.ts';
import { takeBackFromMember } from './take-back-facts.ts';

const stamp = (by: number, expiresAt?: number): Change => ({
  kind: 'counter',
  scope: 'member',
  key: 'stamps/coffee',
  by,
  ...(expiresAt === undefined ? {} : { expiresAt: instant(expiresAt) }),
  onReturn: 'share',
});
const post = (facts: MemberFacts, changes: readonly Change[], at = 100) =>
  postToMember(facts, { instant: instant(at), paid: kopecks(250_00), changes });

describe('postToMember', () => {
  it('counts the receipt, adds to counters and to what was spent in the member’s life', () => {
    const once = post({}, [stamp(4)]);
    expect(once).toEqual({
      counters: [
        { key: 'receipts', value: 1 },
        { key: 'stamps/coffee', value: 4 },
      ],
      lifetimeSpend: 250_00,
    });
    expect(post(once, [stamp(3)])).toEqual({
      counters: [
        { key: 'receipts', value: 2 },
        { key: 'stamps/coffee', value: 7 },
      ],
      lifetimeSpend: 500_00,
    });
  });

  it('counts an event in its counters and segments, but as no receipt and no spending', () => {
    const subscribed: Change = { kind: 'segment', ruleId: 'news', segment: 'subscriber' };
    const event = (facts: MemberFacts) =>
      postToMember(facts, { instant: instant(100), paid: null, changes: [stamp(1), subscribed] });
    const once = event({ segments: ['pro'] });
    expect(once).toEqual({ segments: ['pro', 'subscriber'], counters: [{ key: 'stamps/coffee', value: 1 }] });
    expect(event(once).segments).toEqual(['pro', 'subscriber']);
  });

  describe('a counter of a store day or month', () => {
    const DAY = 86_400_000;
    const use = (key: string): Change => ({ kind: 'counter', scope: 'member', key, by: 1, onReturn: 'whole' });
    const at = Date.parse('2026-11-22T09:00:00Z');
    const keysAfter = (known: readonly string[], days: number) =>
      postToMember(
        { counters: known.map((key) => ({ key, value: 1 })) },
        { instant: instant(at + days * DAY), paid: null, changes: [use('uses/r1/life')] },
      ).counters?.map(({ key }) => key);

    it('goes once no till can bring a use of it any more, 45 days after its end', () => {
      const ofPeriods = ['uses/r1/2026-11-22', 'stamps/coffee/2026-11-22', 'uses/r1/2026-10', 'uses/r1/2026-11'];
      expect(keysAfter(ofPeriods, 0)).toEqual([...ofPeriods, 'uses/r1/life']);
      expect(keysAfter(ofPeriods, 45)).toEqual([
        'uses/r1/2026-11-22',
        'stamps/coffee/2026-11-22',
        'uses/r1/2026-11',
        'uses/r1/life',
      ]);
      expect(keysAfter(ofPeriods, 46)).toEqual(['uses/r1/2026-11', 'uses/r1/life']);
      expect(keysAfter(ofPeriods, 53)).toEqual(['uses/r1/2026-11', 'uses/r1/life']);
      expect(keysAfter(ofPeriods, 54)).toEqual(['uses/r1/life']);
    });

    it('is not taken for one that runs on under a name like a date', () => {
      const running = ['stamps/2026-01', 'rewards/2026-01', 'quest/r1/2026-01-01', 'uses/2026-01/y2026', 'receipts'];
      expect(keysAfter(running, 400)).toEqual([...running, 'uses/r1/life']);
    });

    it('does not fill the record of one who comes each day for years', () => {
      let facts: MemberFacts = {};
      for (let day = 0; day < 1_200; day++) {
        const now = instant(at + day * DAY);
        const date = new Date(now).toISOString().slice(0, 10);
        const changes = [use(`uses/r1/${date}`), use(`uses/r1/${date.slice(0, 7)}`)];
        facts = postToMember(facts, { instant: now, paid: kopecks(100_00), changes });
      }
      expect(facts.counters?.length).toBeLessThan(60);
      expect(facts.counters).toContainEqual({ key: 'receipts', value: 1_200 });
    });
  });

  it('leaves programme-wide counters to the programme', () => {
    expect(post({}, [{ ...stamp(4), scope: 'programme' } as Change])).toEqual({
      counters: [{ key: 'receipts', value: 1 }],
      lifetimeSpend: 250_00,
    });
  });

  it('lets a membership bought again begin where the present one ends', () => {
    const term = (from: number, to: number): Change => ({
      kind: 'membership',
      ruleId: 'club',
      membershipId: 'club',
      ...{ lineNo: 1, units: 1, months: 1 },
      from: instant(from),
      to: instant(to),
    });
    const twice = post(post({}, [term(100, 200)]), [term(200, 300)]);
    expect(twice.memberships).toEqual([{ id: 'club', from: 100, to: 300 }]);
  });

  it('uses a single coupon up', () => {
    const coupon = {
      code: 'A1',
      ruleId: 'r',
      ownerId: 'anna',
      from: instant(0),
      to: null,
      state: 'issued' as const,
      usesLeft: 1,
      faceValue: null,
    };
    const after = post({ coupons: [coupon] }, [{ kind: 'couponUsed', ruleId: 'r', code: 'A1', isSingle: true }]);
    expect(after.coupons).toEqual([{ ...coupon, usesLeft: 0, state: 'used' }]);
  });
});

describe('takeBackFromMember', () => {
  const used: Coupon = {
    code: 'A1',
    ruleId: 'r',
    ownerId: 'anna',
    from: instant(0),
    to: instant(500),
    state: 'used',
    usesLeft: 0,
    faceValue: null,
  };
  const facts: MemberFacts = {
    lifetimeSpend: kopecks(900_00),
    counters: [
      { key: 'receipts', value: 3 },
      { key: 'stamps/coffee', value: 7 },
    ],
    coupons: [used],
  };
  const useBack: Change = { kind: 'couponUsed', ruleId: 'r', code: 'A1', isSingle: true };
  const takeBack = (isWhole: boolean, at = 100) =>
    takeBackFromMember(facts, {
      instant: instant(at),
      money: kopecks(250_00),
      changes: isWhole ? [stamp(-4), useBack] : [stamp(-1)],
      isWhole,
    });

  it('takes counters and what was spent down; the receipt is uncounted once all of it is back', () => {
    expect(takeBack(false)).toMatchObject({
      lifetimeSpend: 650_00,
      counters: [
        { key: 'receipts', value: 3 },
        { key: 'stamps/coffee', value: 6 },
      ],
      coupons: [used],
    });
    expect(takeBack(true).counters).toEqual([
      { key: 'receipts', value: 2 },
      { key: 'stamps/coffee', value: 3 },
    ]);
  });

  it('lets a single coupon work again, inside its term', () => {
    expect(takeBack(true, 499).coupons).toEqual([{ ...used, usesLeft: 1, state: 'issued' }]);
    expect(takeBack(true, 500).coupons).toEqual([used]);
  });
});

describe('a membership given back', () => {
  const giveBack = (from: number, to: number, membershipId = 'club') =>
    takeBackFromMember(
      { memberships: [{ id: 'club', from: instant(100), to: instant(400) }] },
      {
        ...{ instant: instant(150), money: kopecks(0), isWhole: false },
        changes: [{ kind: 'membershipEnded', ruleId: 'club', membershipId, from: instant(from), to: instant(to) }],
      },
    ).memberships?.map((each) => [each.from, each.to]);

  it('is gone, and what was bought before or after it stays', () => {
    expect(giveBack(100, 400)).toEqual([]);
    expect(giveBack(100, 200)).toEqual([[200, 400]]);
    expect(giveBack(300, 400)).toEqual([[100, 300]]);
    expect(giveBack(200, 300)).toEqual([
      [100, 200],
      [300, 400],
    ]);
  });

  it('leaves another membership and another term alone', () => {
    expect(giveBack(100, 400, 'premium')).toEqual([[100, 400]]);
    expect([giveBack(400, 500), giveBack(0, 100)]).toEqual([[[100, 400]], [[100, 400]]]);
  });
});

describe('addToCounter', () => {
  const old = [{ key: 'stamps/coffee', value: 7, expiresAt: instant(100) }];

  it('starts again from 0 once the counter has expired', () => {
    expect(addToCounter(old, { key: 'stamps/coffee', by: 2 }, instant(99))).toEqual([
      { key: 'stamps/coffee', value: 9, expiresAt: 100 },
    ]);
    expect(addToCounter(old, { key: 'stamps/coffee', by: 2, expiresAt: instant(300) }, instant(100))).toEqual([
      { key: 'stamps/coffee', value: 2, expiresAt: 300 },
    ]);
  });

  it('has nothing to take from a counter that has lapsed before the return', () => {
    expect(addToCounter(old, { key: 'stamps/coffee', by: -2 }, instant(100))).toEqual([]);
    expect(addToCounter(old, { key: 'stamps/coffee', by: -9 }, instant(50))).toEqual([]);
  });

  it('forgets a counter that comes to 0', () => {
    expect(addToCounter(old, { key: 'stamps/coffee', by: -7 }, instant(50))).toEqual([]);
  });
});
