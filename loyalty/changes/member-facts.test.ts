import { describe, expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import type { Change } from '../quote/types.ts';
import { addToCounter, postToMember } from './member-facts.ts';
import type { MemberFacts } from './member-facts.ts';

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

  it('forgets a counter that comes to 0', () => {
    expect(addToCounter(old, { key: 'stamps/coffee', by: -7 }, instant(50))).toEqual([]);
  });
});
