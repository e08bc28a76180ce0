import { describe, expect, it } from 'vitest';
import { instant, kopecks, quantity } from '../money/units.ts';
import { goods, itemPercent, MOSCOW, percentAccrual, prepare, redemptionOf } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import type { SimulatedEvent, SimulatedMember, SimulatedSale } from './events.ts';
import { playCircle, Replay } from './replay.ts';
import type { ReplayTerms } from './replay.ts';

const day = (date: string, time = '12:00') => instant(Date.parse(`${date}T${time}:00+03:00`));
const UNTIL = day('2027-01-01', '00:00');
const person = (id: string, more: Partial<SimulatedMember> = {}): SimulatedMember => ({
  id,
  birthday: null,
  joinedOn: null,
  segments: [],
  inviterId: null,
  ...more,
});

function sale(date: string, price: number, more: Partial<SimulatedSale> = {}): SimulatedSale {
  return {
    kind: 'sale',
    receiptId: `of ${date}`,
    at: day(date),
    memberId: 'anna',
    lines: [goods(price)],
    costs: [kopecks(Math.floor(price * 0.7))],
    tenders: [],
    codes: [],
    storeId: null,
    channel: null,
    partnerId: null,
    comesBack: false,
    ...more,
  };
}

interface Scene {
  rules: RuleDraft[];
  events: SimulatedEvent[];
  terms?: Record<string, unknown>;
  members?: SimulatedMember[];
  redeem?: ReplayTerms['redeem'];
}

function play({ rules, events, terms = {}, members = [person('anna')], redeem = 'max' }: Scene) {
  const replay = new Replay(prepare(rules, terms), { redeem, storeZone: MOSCOW, until: UNTIL });
  const [outcomes] = playCircle([replay], { members, events }, () => undefined);
  return { tally: replay.tally, outcomes: outcomes! };
}

const FIVE_PERCENT = [percentAccrual(5_00), redemptionOf(30_00)];

describe('a playback', () => {
  it('earns 50 points of 1000.00, takes them off the next receipt and earns on what is paid', () => {
    const { tally } = play({ rules: FIVE_PERCENT, events: [sale('2026-03-01', 1000_00), sale('2026-03-02', 1000_00)] });
    expect(tally.all).toEqual({
      receipts: 2,
      gross: 2000_00,
      discounts: 0,
      redeemedMoney: 50_00,
      paid: 1950_00,
      goodsCost: 1400_00,
    });
    expect(tally.points).toMatchObject({ issued: 97_00, redeemed: 50_00, lapsed: 0 });
    expect([tally.alive, tally.redeemable, tally.redeeming]).toEqual([47_00, 1, 1]);
    expect(tally.rules['r1']).toMatchObject({ receipts: 2, issued: 97_00 });
    expect(tally.rules['r2']).toMatchObject({ receipts: 1, redeemedMoney: 50_00, spent: 50_00 });
  });

  it.each([
    { redeem: 'max' as const, redeemed: 50_00 },
    { redeem: 'half' as const, redeemed: 25_00 },
    { redeem: 'never' as const, redeemed: 0 },
  ])('redeems $redeemed hundredths when members redeem $redeem', ({ redeem, redeemed }) => {
    const events = [sale('2026-03-01', 1000_00), sale('2026-03-02', 1000_00)];
    expect(play({ rules: FIVE_PERCENT, events, redeem }).tally.points.redeemed).toBe(redeemed);
  });

  it('lets points lapse in the month of their last day, and at the end of the time played back', () => {
    const lots = { activationDays: 0, expiry: { mode: 'days', days: 30 } };
    const events = [sale('2026-03-01', 1000_00), sale('2026-11-20', 1000_00)];
    const { tally } = play({ rules: FIVE_PERCENT, events, terms: { lots } });
    expect(tally.points).toMatchObject({ issued: 100_00, redeemed: 0, lapsed: 100_00 });
    expect(tally.months['2026-04']!.lapsed).toBe(50_00);
    expect(tally.months['2026-12']!.lapsed).toBe(50_00);
    expect(tally.alive).toBe(0);
  });

  it('counts a return in its own month: money, goods, points taken back and given back', () => {
    const sold = sale('2026-03-31', 1000_00, { comesBack: true });
    const back: SimulatedEvent = {
      kind: 'return',
      receiptId: sold.receiptId,
      at: day('2026-04-02'),
      memberId: 'anna',
      quantities: { 1: quantity(1000) },
    };
    const { tally, outcomes } = play({ rules: FIVE_PERCENT, events: [sale('2026-03-01', 400_00), sold, back] });
    expect(tally.months['2026-04']).toMatchObject({ receipts: 0, gross: -1000_00, paid: -980_00, takenBack: 49_00 });
    expect(tally.all).toMatchObject({ receipts: 2, gross: 400_00, paid: 400_00, goodsCost: 280_00, redeemedMoney: 0 });
    expect(tally.points).toMatchObject({ issued: 69_00, redeemed: 20_00, givenBack: 20_00, takenBack: 49_00 });
    expect(outcomes).toMatchObject([{ memberId: 'anna', gross: 400_00, alive: 20_00 }]);
  });

  it('returns what was sold to nobody', () => {
    const sold = sale('2026-03-01', 100_00, { memberId: null, comesBack: true });
    const back: SimulatedEvent = { ...sold, kind: 'return', at: day('2026-03-03'), quantities: { 1: 1000 } };
    const { tally } = play({ rules: [itemPercent(10_00)], events: [sold, back] });
    expect(tally.all).toEqual({ receipts: 1, gross: 0, discounts: 0, redeemedMoney: 0, paid: 0, goodsCost: 0 });
    expect([tally.returns, tally.members.receipts]).toEqual([1, 0]);
  });

  it('brings a member up a tier with the receipt after the one that reached it', () => {
    const tiers = [
      { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
      { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 1000_00 },
    ];
    const rules = [percentAccrual(1_00, { rateByTierBp: { gold: 10_00 } })];
    const events = ['2026-03-01', '2026-03-02', '2026-03-03'].map((date) => sale(date, 600_00));
    const { tally } = play({ rules, events, terms: { tiers } });
    expect(tally.tiers['base']).toMatchObject({ receipts: 2, issued: 12_00, members: 0 });
    expect(tally.tiers['gold']).toMatchObject({ receipts: 1, issued: 60_00, members: 1 });
  });

  const TIERS = [
    { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
    { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 1000_00 },
  ];
  const membersOf = (scene: Omit<Scene, 'rules'> & Partial<Scene>) => {
    const { tiers } = play({ rules: [percentAccrual(1_00)], ...scene }).tally;
    return [tiers['base']!.members, tiers['gold']!.members];
  };

  it('lowers the day of the receipt when its goods come back, not the day of the return', () => {
    const terms = { tiers: TIERS, tierTerms: { window: { kind: 'calendarYear' }, returnsDowngrade: 'now' } };
    const sold = sale('2025-12-30', 900_00, { comesBack: true });
    const back: SimulatedEvent = { ...sold, kind: 'return', at: day('2026-01-10'), quantities: { 1: 1000 } };
    // 1000.00 of this year are gold, whatever came back of the last one.
    expect(membersOf({ terms, events: [sold, sale('2026-01-05', 1000_00), back] })).toEqual([0, 1]);
    const now: SimulatedEvent = {
      ...sale('2026-01-05', 0),
      kind: 'return',
      at: day('2026-02-01'),
      quantities: { 1: 1000 },
    };
    const gold = sale('2026-01-05', 1000_00, { comesBack: true });
    expect(membersOf({ terms, events: [gold, now] })).toEqual([1, 0]);
  });

  it('knows tiers that go by a counter of the rules, and a return that takes it back', () => {
    const terms = {
      tiers: [TIERS[0]!, { ...TIERS[1]!, from: 2 }],
      tierTerms: { metric: 'counter', counter: 'tokens', returnsDowngrade: 'now' },
    };
    const rules = [
      { kind: 'quest', conditions: [{ id: 'buy', receipts: 1 }], tokens: { counter: 'tokens', count: 2 } },
    ];
    const sold = sale('2026-03-01', 100_00, { comesBack: true });
    const back: SimulatedEvent = { ...sold, kind: 'return', at: day('2026-03-03'), quantities: { 1: 1000 } };
    expect(membersOf({ rules, terms, events: [sold] })).toEqual([0, 1]);
    expect(membersOf({ rules, terms, events: [sold, back] })).toEqual([1, 0]);
  });

  it('counts no certificate among the purchases: not towards a tier, a lifetime or a month', () => {
    const certificate = { lines: [goods(5000_00, { tags: ['certificate'] })] };
    const steps = [
      { from: 0, rateBp: 0 },
      { from: 1000_00, rateBp: 10_00 },
    ];
    const events = [sale('2026-03-01', 0, certificate), sale('2026-04-01', 500_00)];
    for (const by of ['lifetime', 'lastMonth', 'qualifying'] as const) {
      const rules = [{ kind: 'scale-discount', by, steps }];
      const terms = by === 'qualifying' ? { tiers: TIERS } : {};
      expect(play({ rules, terms, events }).tally.all.discounts).toBe(0);
    }
    expect(membersOf({ terms: { tiers: TIERS }, events })).toEqual([1, 0]);
  });

  it('takes a coupon of an earlier receipt, and the free cup of a full card', () => {
    const rules = [
      { kind: 'stamps', id: 'cups', goal: 2 },
      { kind: 'stamp-reward', id: 'free', stamps: 'cups', goal: 2, priority: 1 },
      {
        kind: 'coupon-issue',
        id: 'give',
        couponRule: 'next',
        shareBp: 10_00,
        valid: { activationDays: 0, expiry: { mode: 'days', days: 9 } },
        limits: { perMember: 1 },
      },
      { kind: 'receipt-amount-discount', id: 'next', amount: 0, coupon: { isSingle: true } },
    ];
    const twoCups = { lines: [goods(200_00, { quantity: 2000 })] };
    const events = [sale('2026-03-01', 0, twoCups), sale('2026-03-02', 200_00)];
    const { tally } = play({ rules, events });
    expect(tally.rules['next']).toMatchObject({ coupons: 1 });
    expect(tally.rules['free']).toMatchObject({ receipts: 1, discounts: 200_00 });
  });

  it('uses each coupon once, also on a receipt that brings the next one', () => {
    const rules = [
      {
        kind: 'coupon-issue',
        id: 'give',
        couponRule: 'next',
        shareBp: 10_00,
        valid: { activationDays: 0, expiry: { mode: 'days', days: 9 } },
      },
      { kind: 'receipt-amount-discount', id: 'next', amount: 0, coupon: { isSingle: true } },
    ];
    const events = [1, 2, 3].map((date) => sale(`2026-03-0${date}`, 1000_00));
    const { tally } = play({ rules, events });
    // 100.00 of the first receipt, then 90.00 of the 900.00 paid on the second.
    expect(tally.rules['next']).toMatchObject({ coupons: 3, discounts: 190_00 });
  });

  it('gives the inviter the points of the invited, whoever comes first in the file', () => {
    const rules = [{ kind: 'referral', points: 100_00 }];
    const members = [person('boris', { inviterId: 'anna' }), person('anna')];
    const events = [sale('2026-03-01', 500_00, { memberId: 'boris' })];
    const { outcomes, tally } = play({ rules, members, events });
    expect(outcomes.find(({ memberId }) => memberId === 'anna')!.alive).toBe(100_00);
    expect(tally.points.issued).toBe(100_00);
  });

  it('rewards the first two invited when an inviter may bring two', () => {
    const rules = [{ kind: 'referral', points: 100_00, maxInvitees: 2 }];
    const members = [person('anna'), ...['b', 'c', 'd'].map((id) => person(id, { inviterId: 'anna' }))];
    const events = ['d', 'c', 'b', 'd'].map((memberId, at) => sale(`2026-03-0${at + 1}`, 500_00, { memberId }));
    // d twice, c once: b came third.
    expect(play({ rules, members, events }).tally.points.issued).toBe(300_00);
  });

  it('shares a budget between members in the order of their receipts', () => {
    const rules = [percentAccrual(10_00, { limits: { budget: 60_00 } })];
    const members = [person('anna'), person('boris')];
    const events = [sale('2026-03-01', 500_00, { memberId: 'boris' }), sale('2026-03-02', 500_00)];
    const { outcomes } = play({ rules, members, events });
    expect(outcomes.map(({ memberId, alive }) => [memberId, alive])).toEqual([
      ['anna', 10_00],
      ['boris', 50_00],
    ]);
  });

  it('measures a member price against the list price', () => {
    const rules = [{ kind: 'set-price', price: 80_00 }];
    const { tally } = play({ rules, events: [sale('2026-03-01', 100_00)] });
    expect(tally.all).toMatchObject({ gross: 100_00, discounts: 20_00, paid: 80_00 });
    expect(tally.rules['r1']).toMatchObject({ receipts: 1, discounts: 20_00 });
  });

  it('pays back by last month’s purchases', () => {
    const steps = [
      { from: 0, rateBp: 0 },
      { from: 1000_00, rateBp: 10_00 },
    ];
    const rules = [{ kind: 'scale-accrual', by: 'lastMonth', steps }];
    const events = [sale('2026-03-05', 1000_00), sale('2026-04-05', 1000_00), sale('2026-06-05', 1000_00)];
    expect(play({ rules, events }).tally.points.issued).toBe(100_00);
  });
});
