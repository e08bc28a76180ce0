import { describe, expect, it } from 'vitest';
import { postToMember } from '../changes/member-facts.ts';
import { instant, kopecks, points } from '../money/units.ts';
import { quoteEvent } from '../quote/quote-event.ts';
import type { CustomerSnapshot } from '../quote/types.ts';
import {
  codesOf,
  discountsOf,
  goods,
  member,
  MOSCOW,
  NOON,
  percentAccrual,
  prepare,
  quoteVisit,
  redemptionOf,
} from '../testing/shop.ts';
import type { Visit } from '../testing/shop.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
/** The member after the visit, as the till and the centre post it. */
function visit(customer: CustomerSnapshot, given: Visit): CustomerSnapshot {
  const quote = quoteVisit({ ...given, customer });
  return postToMember(customer, { instant: NOON, paid: quote.totals.toPay, changes: quote.changes });
}
const cups = (count: number) => goods(180_00, { quantity: count * 1000, tags: ['coffee'] });

describe('stamps', () => {
  const card = { kind: 'stamps', id: 'coffee', goal: 9, goods: { tags: ['coffee'] } };
  const reward = { kind: 'stamp-reward', id: 'tenth', stamps: 'coffee', goal: 9, goods: { tags: ['coffee'] } };

  it('offers the free cup and gives it when it is wanted, once; it earns no stamp', () => {
    const customer = member(0, { counters: [{ key: 'stamps/coffee', value: 11 }] });
    const rules = [card, reward];
    const offered = quoteVisit({ rules, lines: [cups(1)], customer });
    expect(discountsOf(offered)).toEqual([0]);
    expect(codesOf(offered)).toContain('stamps.rewardReady');
    const taken = quoteVisit({ rules, lines: [cups(2)], customer, rewards: [{ ruleId: 'tenth', count: 5 }] });
    expect(discountsOf(taken)).toEqual([180_00]);
    expect(taken.progress[0]).toMatchObject({ before: 2, after: 3 });
    const after = visit(customer, { rules, lines: [cups(2)], rewards: [{ ruleId: 'tenth', count: 5 }] });
    expect(codesOf(quoteVisit({ rules, lines: [cups(1)], customer: after }))).toContain('stamps.noReward');
  });

  it('says that the free cup is ready also while no cup is in the basket', () => {
    const customer = member(0, { counters: [{ key: 'stamps/coffee', value: 9 }] });
    const answer = quoteVisit({ rules: [card, reward], lines: [goods(50_00)], customer });
    expect(codesOf(answer)).toContain('stamps.rewardReady');
  });

  it('keeps its caps and lapses by its own term', () => {
    const rules = [{ ...card, perReceipt: 3, perDay: 5, expiryDays: 90 }];
    const first = visit(member(0), { rules, lines: [cups(4)] });
    expect(first.counters).toMatchObject([
      { key: 'receipts' },
      { key: 'stamps/coffee', value: 3 },
      { key: 'stamps/coffee/2026-11-22', value: 3 },
    ]);
    expect(iso(first.counters![1]!.expiresAt ?? null)).toBe('2027-02-20T21:00:00.000Z');
    expect(quoteVisit({ rules, lines: [cups(4)], customer: first }).progress[0]).toMatchObject({ before: 3, after: 5 });
  });

  it('says which cap kept stamps back, of a receipt or of the day', () => {
    const rules = [{ ...card, perReceipt: 3, perDay: 5 }];
    const told = (count: number, today: number) => {
      const customer = member(0, { counters: [{ key: 'stamps/coffee/2026-11-22', value: today }] });
      return codesOf(quoteVisit({ rules, lines: [cups(count)], customer }));
    };
    expect(told(3, 0)).toEqual(['stamps.given']);
    expect(told(4, 0)).toEqual(['stamps.given', 'stamps.cut.perReceipt']);
    expect(told(3, 3)).toEqual(['stamps.given', 'stamps.cut.perDay']);
    expect(told(3, 5)).toEqual(['stamps.cut.perDay']);
  });
});

describe('points-price', () => {
  const rules = [{ kind: 'points-price', id: 'mug', goods: { tags: ['mug'] }, points: 300_00 }, redemptionOf(100_00)];
  const mug = goods(900_00, { tags: ['mug'] });
  const terms = { minUnitRemainder: 1 };

  it('says the same of goods that are not there, whatever other rules it does not live with', () => {
    const foe = { kind: 'receipt-percent-discount', id: 'foe', rateBp: 0, incompatibleWith: ['mug'] };
    const told = (more: Visit['rules']) =>
      quoteVisit({ rules: [...rules, ...more], terms, lines: [goods(500_00)], customer: null }).explanations.filter(
        ({ ruleId }) => ruleId === 'mug',
      );
    expect(told([foe])).toEqual(told([]));
    expect(told([])).toMatchObject([{ code: 'discount.skipped.noGoods' }]);
  });

  it('takes the goods for points, which are then not there for the redemption', () => {
    const quote = quoteVisit({
      rules,
      terms,
      lines: [mug, goods(500_00)],
      customer: member(400_00),
      rewards: [{ ruleId: 'mug', count: 1 }],
      redeem: { kind: 'max' },
    });
    expect(discountsOf(quote)).toEqual([899_99, 0]);
    expect(quote.redemption.redeemed).toBe(100_00);
    expect(quote.changes).toEqual([{ kind: 'pointsSpent', ruleId: 'mug', amount: 300_00, shares: [300_00, 0] }]);
  });

  it('says how many points are missing', () => {
    const { explanations } = quoteVisit({
      rules,
      terms,
      lines: [mug],
      customer: member(299_00),
      rewards: [{ ruleId: 'mug', count: 1 }],
    });
    expect(explanations[0]).toMatchObject({ code: 'points.price.short', amount: 1_00 });
  });

  it.each([{ blocked: true }, { hasConsent: false }, { debt: points(1_00) }])(
    'gives nothing to an account that may redeem nothing: %j',
    (closed) => {
      const quote = quoteVisit({
        rules,
        terms,
        lines: [mug],
        customer: member(900_00, closed),
        rewards: [{ ruleId: 'mug', count: 1 }],
        redeem: { kind: 'max' },
      });
      expect([quote.changes, quote.redemption.max, quote.totals.toPay]).toEqual([[], 0, 900_00]);
      expect(codesOf(quote)[0]).toBe('points.price.closed');
    },
  );
});

describe('coupons and vouchers for next time', () => {
  const valid = { activationDays: 1, expiry: { mode: 'days', days: 30 } };

  it('issues a share of the purchase in whole roubles, half up', () => {
    const rules = [{ kind: 'coupon-issue', couponRule: 'next', shareBp: 10_00, valid }];
    const change = quoteVisit({ rules, lines: [goods(1234_90)], customer: member(0) }).changes[0];
    expect(change).toMatchObject({ kind: 'couponIssued', ruleId: 'next', faceValue: 123_00 });
    expect(quoteVisit({ rules, lines: [goods(1235_00)] }).changes[0]).toMatchObject({ faceValue: 124_00 });
  });

  it('turns every 500 points into a voucher', () => {
    const rules = [{ kind: 'points-voucher', points: 500_00, couponRule: 'voucher', amount: 500_00, valid }];
    const quote = quoteVisit({ rules, lines: [goods(10_00)], customer: member(1200_00) });
    expect(quote.changes.map((change) => change.kind)).toEqual(['pointsSpent', 'couponIssued', 'couponIssued']);
    expect(quote.changes[0]).toMatchObject({ amount: 1000_00 });
    expect(quoteVisit({ rules, lines: [goods(10_00)], customer: member(499_00) }).explanations[0]).toMatchObject({
      code: 'voucher.next',
      amount: 1_00,
    });
  });

  it('turns no points of a blocked card into a voucher', () => {
    const rules = [{ kind: 'points-voucher', points: 500_00, couponRule: 'voucher', amount: 500_00, valid }];
    const quote = quoteVisit({ rules, lines: [goods(10_00)], customer: member(1200_00, { blocked: true }) });
    expect([quote.changes, codesOf(quote)]).toEqual([[], ['voucher.closed']]);
  });
});

describe('membership-sale', () => {
  const rules = [{ kind: 'membership-sale', goods: { tags: ['club'] }, membership: 'club', months: 1 }];
  const lines = [goods(199_00, { tags: ['club'] })];

  it('opens a term, and a renewal begins where the present one ends', () => {
    const once = visit(member(0), { rules, lines });
    expect(iso(once.memberships![0]!.to)).toBe('2026-12-22T11:32:00.000Z');
    expect(iso(visit(once, { rules, lines }).memberships![0]!.to)).toBe('2027-01-22T11:32:00.000Z');
  });

  it('sells a month and a year on one receipt one after the other, whatever their order', () => {
    const year = { kind: 'membership-sale', goods: { tags: ['year'] }, membership: 'club', months: 12 };
    const both = { rules: [...rules, year], lines: [...lines, goods(1990_00, { tags: ['year'] })] };
    const { memberships } = visit(visit(member(0), { rules, lines }), both);
    expect(memberships).toHaveLength(1);
    expect(iso(memberships![0]!.to)).toBe('2028-01-22T11:32:00.000Z');
  });

  it('ends with the calendar, however many are bought', () => {
    const rules120 = [{ ...rules[0]!, months: 120 }];
    const many = [goods(1_00, { tags: ['club'], quantity: 1_000_000_000 })];
    const customer = member(0);
    const { changes } = quoteVisit({ rules: rules120, lines: many, customer });
    expect(changes.map((change) => change.kind === 'membership' && iso(change.to))).toEqual([
      '9999-12-31T00:00:00.000Z',
    ]);
  });

  it('opens the prices of members', () => {
    const priced = [{ kind: 'set-price', price: 80_00, audience: { memberships: ['club'] } }];
    const inside = member(0, { memberships: [{ id: 'club', from: instant(0), to: instant(NOON + 1) }] });
    const outside = member(0, { memberships: [{ id: 'club', from: instant(0), to: NOON }] });
    expect(quoteVisit({ rules: priced, lines: [goods(100_00)], customer: inside }).totals.gross).toBe(80_00);
    expect(quoteVisit({ rules: priced, lines: [goods(100_00)], customer: outside }).totals.gross).toBe(100_00);
  });
});

describe('referral', () => {
  it('gives both sides, the invited on the first purchase only', () => {
    const rules = [
      { kind: 'referral', points: 300_00, audience: { firstPurchase: true } },
      { kind: 'fixed-accrual', points: 200_00, audience: { invited: true, firstPurchase: true } },
    ];
    const friend = member(0, { inviter: { memberId: 'boris', tierId: null } });
    const first = quoteVisit({ rules, lines: [goods(100_00)], customer: friend });
    expect([first.accrual.total, first.changes[0]]).toMatchObject([200_00, { memberId: 'boris', amount: 300_00 }]);
    const again = { ...friend, counters: [{ key: 'receipts', value: 1 }] };
    expect(quoteVisit({ rules, lines: [goods(100_00)], customer: again }).changes).toEqual([]);
  });

  it('rewards the inviter for so many friends at most', () => {
    const rules = [{ kind: 'referral', points: 300_00, maxInvitees: 5 }];
    const friend = (invitees: number) => member(0, { inviter: { memberId: 'boris', tierId: null, invitees } });
    const given = (invitees: number) => quoteVisit({ rules, lines: [goods(100_00)], customer: friend(invitees) });
    expect(given(5).changes).toMatchObject([{ kind: 'pointsTo', amount: 300_00 }]);
    expect([given(6).changes, codesOf(given(6))]).toEqual([[], ['referral.skipped.tooMany']]);
  });

  it('gives nothing for inviting oneself', () => {
    const rules = [{ kind: 'referral', points: 300_00 }];
    const self = member(0, { inviter: { memberId: 'anna', tierId: null } });
    expect(quoteVisit({ rules, lines: [goods(100_00)], customer: self }).changes).toEqual([]);
  });
});

describe('quest', () => {
  const rules = [
    {
      kind: 'quest',
      id: 'q',
      conditions: [
        { id: 'tea', goods: { tags: ['tea'] }, units: 2 },
        { id: 'sum', amount: 1000_00 },
      ],
      points: 100_00,
      tokens: { counter: 'tokens', count: 3 },
    },
  ];
  const tea = goods(400_00, { tags: ['tea'] });

  it('rewards once all conditions are met, over several visits, and only once', () => {
    const first = quoteVisit({ rules, lines: [tea], customer: member(0) });
    expect([first.accrual.total, first.progress[0]]).toMatchObject([0, { before: 0, after: 0, goal: 2 }]);
    const once = visit(member(0), { rules, lines: [tea] });
    const second = quoteVisit({ rules, lines: [tea, goods(200_00)], customer: once });
    expect([second.accrual.total, second.progress[0]]).toMatchObject([100_00, { before: 0, after: 2, rewards: 1 }]);
    const twice = visit(once, { rules, lines: [tea, goods(200_00)] });
    expect(twice.counters).toContainEqual({ key: 'tokens', value: 3 });
    expect(codesOf(quoteVisit({ rules, lines: [tea], customer: twice }))).toEqual(['quest.done']);
  });
});

it('a quest gives no more points than its own cap', () => {
  const quest = { kind: 'quest', conditions: [{ id: 'one', units: 1 }], points: 100_00, maxPoints: 60_00 };
  const quote = quoteVisit({ rules: [quest], lines: [goods(10_00)], customer: member(0) });
  expect([quote.accrual.total, quote.accrual.limitedBy]).toEqual([60_00, 'perRule']);
  expect(codesOf(quote)).toEqual(['quest.completed', 'accrue.cut.perRule']);
});

describe('a quest whose reward a cap cuts to nothing', () => {
  it('is not used up: the next purchase brings the reward', () => {
    const quest = { kind: 'quest', id: 'q', conditions: [{ id: 'one', units: 1 }], points: 100_00 };
    const rules = [quest, { kind: 'accrual-caps', perDay: 100_00 }];
    const day = { period: '2026-11-22', earned: points(100_00), redeemed: points(0), redemptions: 0 };
    const cut = member(0, { day });
    const later = { ...visit(cut, { rules, lines: [goods(10_00)] }), day: { ...day, earned: points(0) } };
    const next = quoteVisit({ rules, lines: [goods(10_00)], customer: later });
    expect(next.accrual.total).toBe(100_00);
    const done = visit(later, { rules, lines: [goods(10_00)] });
    expect(codesOf(quoteVisit({ rules, lines: [goods(10_00)], customer: done }))).toContain('quest.done');
  });
});

describe('benefit', () => {
  it('prints and counts but costs nothing', () => {
    const rules = [{ kind: 'benefit', threshold: { amount: 1000_00 }, limits: { perMember: 1 } }];
    const quote = quoteVisit({ rules, lines: [goods(1000_00)], customer: member(0) });
    expect(quote.totals.toPay).toBe(1000_00);
    expect(quote.benefits).toEqual([{ ruleId: 'r1', name: { ru: 'Правило 1', en: 'Rule 1' }, count: 1 }]);
    expect(quote.changes).toMatchObject([{ key: 'uses/r1/life', by: 1 }]);
  });
});

describe('quoteEvent', () => {
  const rules = [
    { kind: 'event-accrual', id: 'review', event: 'review', points: 10_00 },
    { kind: 'event-accrual', id: 'survey', event: 'survey', points: 50_00, limits: { perMember: 1 } },
    { kind: 'event-accrual', id: 'topup', event: 'top-up', rateBp: 1_00 },
    percentAccrual(5_00),
  ];
  const context = { now: NOON, storeZone: MOSCOW, offline: null };
  const ask = (name: string, amount = 0, customer = member(0)) =>
    quoteEvent(prepare(rules), { name, amount: kopecks(amount) }, customer, context);

  it('gives the points of its own event alone', () => {
    expect(ask('review').accrual).toMatchObject({ total: 10_00, rules: [{ ruleId: 'review' }] });
    expect(ask('review').explanations).toMatchObject([{ code: 'accrue.event', ruleId: 'review', amount: 10_00 }]);
    expect(ask('top-up', 2550_00).accrual.total).toBe(25_00);
    expect(ask('nothing').accrual.total).toBe(0);
  });

  it('puts the member in a segment, with points or without, and without points once', () => {
    const joining = [
      { kind: 'event-accrual', id: 'news', event: 'subscription', points: 50_00, segment: 'subscriber' },
      { kind: 'event-accrual', id: 'form', event: 'survey', segment: 'surveyed' },
    ];
    const join = (name: string, segments: string[] = []) =>
      quoteEvent(prepare(joining), { name, amount: kopecks(0) }, member(0, { segments }), context);
    expect(join('subscription')).toMatchObject({
      accrual: { total: 50_00 },
      changes: [{ kind: 'segment', ruleId: 'news', segment: 'subscriber' }],
    });
    expect(join('survey').changes).toEqual([{ kind: 'segment', ruleId: 'form', segment: 'surveyed' }]);
    expect(join('survey').explanations).toMatchObject([{ code: 'accrue.event.joined' }]);
    expect(join('survey', ['surveyed'])).toMatchObject({
      changes: [],
      explanations: [{ code: 'accrue.skipped.joined', ruleId: 'form' }],
    });
  });

  it('rewards a survey once', () => {
    expect(ask('survey').changes).toMatchObject([{ key: 'uses/survey/life', by: 1 }]);
    expect(ask('survey', 0, member(0, { counters: [{ key: 'uses/survey/life', value: 1 }] })).accrual.total).toBe(
      points(0),
    );
  });
});
