import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulDiv } from '../money/mul-div.ts';
import { instant, kopecks, points, quantity } from '../money/units.ts';
import { cases } from '../testing/cases.ts';
import { goods, lot, member, MOSCOW, NOON, quoteVisit, redemptionOf } from '../testing/shop.ts';
import { quoteReturn } from './quote-return.ts';
import { restoreLots } from './restore-lots.ts';
import { returnTermsOf } from './return-terms.ts';
import { pointsOf, soldReceipt } from './sold-receipt.ts';
import { takeBack } from './take-back.ts';
import type { SoldReceipt } from './types.ts';

const TERMS = returnTermsOf(undefined);
const own = (amount: number, shortage = TERMS.shortage) => ({ ownLotIds: ['own'], amount: points(amount), shortage });

const line = (lineNo: number, units: number, net: number, redeemed = 0) => ({
  lineNo,
  quantity: quantity(units * 1000),
  net: kopecks(net),
  redeemedPoints: points(redeemed),
});
const cash = (lines: SoldReceipt['lines']) => ({
  certificate: kopecks(0),
  card: kopecks(0),
  cash: kopecks(lines.reduce((sum, { net }) => sum + net, 0)),
});
const sold = (lines: SoldReceipt['lines'], more: Partial<SoldReceipt> = {}): SoldReceipt => ({
  receiptId: 'r1',
  lines,
  redeemedFrom: [],
  rules: [],
  changes: [],
  terms: TERMS,
  tenders: cash(lines),
  certificates: [],
  ...more,
});
const rule = (shares: number[], more = {}) => ({
  ruleId: 'base',
  shares: shares.map((share) => points(share)),
  clawback: 'proportional' as const,
  qualifiedBy: null,
  ...more,
});

const from = (amount: number, lines: SoldReceipt['lines'], units = 0) => ({
  amount: kopecks(amount),
  quantity: quantity(units * 1000),
  sums: lines.map(({ net }) => net),
  quantities: lines.map((each) => each.quantity),
});

describe('soldReceipt', () => {
  const answer = quoteVisit({
    rules: [{ kind: 'points-price', points: 40_00, goods: { skus: ['cup'] } }, redemptionOf(50_00)],
    lines: [goods(100_00, { sku: 'cup', minUnitPrice: 1_00 }), goods(100_00)],
    customer: member(1000_00),
    redeem: { kind: 'points', points: points(20_00) },
    rewards: [{ ruleId: 'r1', count: 1 }],
  });

  it('remembers the points that each line was taken for together with those redeemed on it', () => {
    const { lines } = soldReceipt(answer, { receiptId: 'r1', redeemedFrom: [], terms: TERMS, tenders: cash([]) });
    expect(lines.map(({ redeemedPoints }) => redeemedPoints)).toEqual([40_00, 20_00]);
  });

  it('says how many points leave the account: redeemed and what goods were taken for', () => {
    expect(pointsOf(answer)).toBe(60_00);
  });
});

describe('quoteReturn', () => {
  it('compares what is kept as the sale did: by what was paid once points took their part', () => {
    const bonus = { kind: 'fixed-accrual', points: 50_00, threshold: { amount: 1875_00 }, clawback: 'whenUnqualified' };
    const answer = quoteVisit({
      rules: [bonus, redemptionOf(50_00)],
      lines: [goods(3000_00), goods(1000_00)],
      customer: member(1500_00),
      redeem: { kind: 'max' },
    });
    expect(answer.lines.map(({ net }) => net)).toEqual([1875_00, 625_00]);
    const receipt = soldReceipt(answer, { receiptId: 'r1', redeemedFrom: [], terms: TERMS, tenders: cash([]) });
    expect(quoteReturn(receipt, {}, { 2: 1000 }).pointsTaken).toBe(0);
    expect(quoteReturn(receipt, {}, { 1: 1000 }).pointsTaken).toBe(50_00);
  });

  it('takes a bonus for three pieces back when two are kept', () => {
    const lines = [line(1, 3, 300_00)];
    const bonus = rule([30_00], { clawback: 'whenUnqualified', qualifiedBy: from(0, lines, 3) });
    expect(quoteReturn(sold(lines, { rules: [bonus] }), {}, { 1: 1000 }).pointsTaken).toBe(30_00);
  });

  it('takes the inviter’s points back by the money that goes back', () => {
    const to = { kind: 'pointsTo', ruleId: 'invite', memberId: 'boris', amount: points(72_00) } as const;
    const receipt = sold([line(1, 1, 1600_00), line(2, 1, 3200_00)], {
      changes: [{ ...to, activatesAt: instant(0), expiresAt: null }],
    });
    const parts = [quoteReturn(receipt, {}, { 1: 1000 }), quoteReturn(receipt, { 1: 1000 }, { 2: 1000 })];
    const free = { ...receipt, lines: [...receipt.lines, line(3, 1, 0)] };
    expect(quoteReturn(free, {}, { 3: 1000 }).takenFromOthers).toEqual([]);
    expect(parts.map(({ takenFromOthers }) => takenFromOthers)).toEqual([
      [{ ruleId: 'invite', memberId: 'boris', amount: 24_00 }],
      [{ ruleId: 'invite', memberId: 'boris', amount: 48_00 }],
    ]);
  });

  it('asks for a lost bonus once', () => {
    const lines = [line(1, 1, 1000_00), line(2, 1, 1200_00)];
    const bonus = rule([150_00, 150_00], { clawback: 'whenUnqualified', qualifiedBy: from(2000_00, lines) });
    const receipt = sold(lines, { rules: [bonus] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).pointsTaken).toBe(300_00);
    expect(quoteReturn(receipt, { 1: 1000 }, { 2: 1000 }).pointsTaken).toBe(0);
  });

  it('gives each tender back exactly what it paid, in any steps', () => {
    const tenders = { certificate: kopecks(100_00), card: kopecks(33_33), cash: kopecks(66_67) };
    const receipt = sold([line(1, 3, 200_00)], { tenders });
    const steps = [0, 1, 2].map((units) => quoteReturn(receipt, { 1: units * 1000 }, { 1: 1000 }).tenders);
    const total = (key: 'certificate' | 'card' | 'cash') => steps.reduce((sum, step) => sum + step[key], 0);
    expect([total('certificate'), total('card'), total('cash')]).toEqual([100_00, 33_33, 66_67]);
  });

  it('gives no cash back, nor asks for any, where none was paid', () => {
    const tenders = { certificate: kopecks(50), card: kopecks(51), cash: kopecks(0) };
    const receipt = sold([line(1, 2, 101)], { tenders });
    const steps = [quoteReturn(receipt, {}, { 1: 1000 }), quoteReturn(receipt, { 1: 1000 }, { 1: 1000 })];
    expect(steps.map((step) => step.tenders)).toEqual([
      { certificate: 24, card: 26, cash: 0 },
      { certificate: 26, card: 25, cash: 0 },
    ]);
  });

  it('takes stamps back by the goods that earned them, a use only with the whole receipt', () => {
    const counter = { kind: 'counter' as const, scope: 'member' as const };
    const changes = [
      { ...counter, key: 'stamps/coffee', by: 3, shares: [3, 0], onReturn: 'share' as const },
      { ...counter, key: 'uses/r1/life', by: 1, onReturn: 'whole' as const },
    ];
    const receipt = sold([line(1, 3, 540_00), line(2, 1, 100_00)], { changes });
    expect(quoteReturn(receipt, {}, { 2: 1000 }).changes).toEqual([]);
    expect(quoteReturn(receipt, {}, { 1: 2000 }).changes).toMatchObject([{ key: 'stamps/coffee', by: -2 }]);
    expect(quoteReturn(receipt, { 1: 2000, 2: 1000 }, { 1: 1000 }).changes).toMatchObject([
      { key: 'stamps/coffee', by: -1 },
      { key: 'uses/r1/life', by: -1 },
    ]);
  });

  it('takes a bonus without a threshold back with the last of the goods', () => {
    const receipt = sold([line(1, 2, 200_00)], { rules: [rule([50_00], { clawback: 'whenUnqualified' })] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).pointsTaken).toBe(0);
    expect(quoteReturn(receipt, { 1: 1000 }, { 1: 1000 }).pointsTaken).toBe(50_00);
  });

  it('takes nothing twice when nothing is left to return', () => {
    const change = { kind: 'counter', scope: 'member', key: 'uses/r1/life', by: 1, onReturn: 'whole' } as const;
    const receipt = sold([line(1, 1, 100_00)], { changes: [change] });
    expect(quoteReturn(receipt, { 1: 1000 }, {})).toMatchObject({ isWhole: false, changes: [] });
  });

  it('leaves the expiry of a counter as later receipts have set it', () => {
    const change = { kind: 'counter', scope: 'member', key: 'stamps/coffee', by: 1, onReturn: 'share' } as const;
    const receipt = sold([line(1, 1, 100_00)], { changes: [{ ...change, shares: [1], expiresAt: instant(5) }] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).changes).toEqual([{ ...change, by: -1 }]);
  });

  it('takes the counters of a receipt that cost nothing back with the last of its goods', () => {
    const change = { kind: 'counter', scope: 'programme', key: 'budget/r1', by: 100_00, onReturn: 'share' } as const;
    const receipt = sold([line(1, 2, 0)], { changes: [change] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).changes).toEqual([]);
    expect(quoteReturn(receipt, { 1: 1000 }, { 1: 1000 }).changes).toMatchObject([{ by: -100_00 }]);
  });

  it.each([
    { what: 'more than was sold', before: { 1: 1000 }, now: { 1: 1 }, words: 'line 1: not so many left to return' },
    { what: 'fewer than nothing', before: { 1: 500 }, now: { 1: -1 }, words: 'line 1: not so many left to return' },
    { what: 'after fewer than nothing', before: { 1: -2 }, now: { 1: 1 }, words: 'line 1: not so many left' },
    { what: 'goods of another receipt', before: {}, now: { 7: 1 }, words: 'no line 7' },
  ])('refuses $what', ({ before, now, words }) => {
    const refuse = () => quoteReturn(sold([line(1, 1, 100_00)]), before as Record<number, number>, now);
    expect(refuse).toThrow(RangeError);
    expect(refuse).toThrow(words);
  });

  it('counts what comes back now, not what came back before', () => {
    expect(quoteReturn(sold([line(1, 3, 300_00)]), { 1: 1000 }, { 1: 2000 }).lines[0]!.quantity).toBe(2000);
  });

  it('keeps a bonus for as long as what is kept just reaches its threshold', () => {
    const lines = [line(1, 1, 1000_00), line(2, 1, 100_00)];
    const bonus = rule([150_00, 0], { clawback: 'whenUnqualified', qualifiedBy: from(1000_00, lines, 1) });
    const receipt = sold(lines, { rules: [bonus] });
    expect(quoteReturn(receipt, {}, { 2: 1000 }).pointsTaken).toBe(0);
    expect(quoteReturn(receipt, {}, { 1: 1000 }).pointsTaken).toBe(150_00);
  });

  it('gives a single coupon back with the whole receipt only, a shared one never', () => {
    const used = { kind: 'couponUsed', ruleId: 'r1', code: 'C1', isSingle: true } as const;
    const receipt = sold([line(1, 2, 200_00)], { changes: [used, { ...used, code: 'AUTUMN', isSingle: false }] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).changes).toEqual([]);
    expect(quoteReturn(receipt, {}, { 1: 2000 }).changes).toEqual([used]);
  });

  it('leaves alone what a return never takes: a reached tier, a prolonged lot, a counter that stays', () => {
    const stays = { kind: 'counter', scope: 'member', key: 'survey', by: 1, onReturn: 'never' } as const;
    const receipt = sold([line(1, 1, 200_00)], { changes: [{ kind: 'tier', tierId: 'gold' }, stays] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).changes).toEqual([]);
  });

  it('takes a counter of the whole receipt back by the money that goes back', () => {
    const budget = { kind: 'counter', scope: 'programme', key: 'budget/r1', by: 100, onReturn: 'share' } as const;
    const receipt = sold([line(1, 1, 300_00), line(2, 1, 100_00)], { changes: [budget] });
    expect(quoteReturn(receipt, {}, { 1: 1000 }).changes).toEqual([{ ...budget, by: -75 }]);
  });

  it('adds up to the whole receipt in any order of partial returns', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000 });
    const anyLine = fc.record({
      units: fc.integer({ min: 1, max: 5 }),
      net: amounts,
      redeemed: amounts,
      accrued: amounts,
    });
    const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 4 });
    /** By certificate, and of the rest by card. */
    const anyTenders = fc.record({
      certificate: fc.nat(1000),
      card: fc.oneof(fc.constant(1000), fc.nat(1000)),
    });
    fc.assert(
      fc.property(anyLines, anyTenders, fc.infiniteStream(fc.nat()), (given, thousandths, random) => {
        const lines = given.map(({ units, net, redeemed }, i) => line(i + 1, units, net, redeemed));
        const total = (key: 'net' | 'redeemed' | 'accrued') => given.reduce((sum, each) => sum + each[key], 0);
        const certificate = mulDiv(total('net'), thousandths.certificate, 1000, 'floor');
        const card = mulDiv(total('net') - certificate, thousandths.card, 1000, 'floor');
        const tenders = {
          certificate: kopecks(certificate),
          card: kopecks(card),
          cash: kopecks(total('net') - certificate - card),
        };
        const receipt = sold(lines, { rules: [rule(given.map(({ accrued }) => accrued))], tenders });
        const left = new Map(given.map(({ units }, i) => [i + 1, units]));
        const before: Record<number, number> = {};
        const sums = { money: 0, back: 0, taken: 0, certificate: 0, card: 0, cash: 0 };
        while (left.size > 0) {
          const keys = [...left.keys()];
          const lineNo = keys[random.next().value! % keys.length]!;
          const units = 1 + (random.next().value! % left.get(lineNo)!);
          const step = quoteReturn(receipt, before, { [lineNo]: units * 1000 });
          sums.money += step.money;
          sums.back += step.pointsBack;
          sums.taken += step.pointsTaken;
          for (const by of ['certificate', 'card', 'cash'] as const) {
            expect(step.tenders[by]).toBeGreaterThanOrEqual(0);
            sums[by] += step.tenders[by];
          }
          before[lineNo] = (before[lineNo] ?? 0) + units * 1000;
          const rest = left.get(lineNo)! - units;
          if (rest === 0) left.delete(lineNo);
          else left.set(lineNo, rest);
        }
        expect(sums).toEqual({
          money: total('net'),
          back: total('redeemed'),
          taken: total('accrued'),
          ...tenders,
        });
      }),
      cases(10_000),
    );
  });
});

describe('a receipt paid by certificates', () => {
  const lines = [line(1, 3, 100_00), line(2, 1, 900_00)];
  const receipt = sold(lines, {
    tenders: { certificate: kopecks(420_50), card: kopecks(300_00), cash: kopecks(279_50) },
    certificates: [
      { number: 'A', amount: kopecks(120_50) },
      { number: 'B', amount: kopecks(300_00) },
    ],
  });
  const back = (before: Record<number, number>, now: Record<number, number>) => {
    const { money, tenders, certificates } = quoteReturn(receipt, before, now);
    expect(certificates.reduce((sum, { amount }) => sum + amount, 0)).toBe(tenders.certificate);
    expect(tenders.certificate + tenders.card + tenders.cash).toBe(money);
    return certificates.map(({ number, amount }) => [number, amount]);
  };

  it('gives its part to the certificates in the order of their use', () => {
    expect(back({}, { 2: 1000 })).toEqual([
      ['A', 120_50],
      ['B', 257_95],
    ]);
    expect(back({ 2: 1000 }, { 1: 3000 })).toEqual([['B', 42_05]]);
  });

  it('gives each exactly what it paid, in whatever parts the goods come back', () => {
    const given = new Map<string, number>();
    const steps: [Record<number, number>, Record<number, number>][] = [
      [{}, { 1: 1000 }],
      [{ 1: 1000 }, { 1: 1000 }],
      [{ 1: 2000 }, { 2: 1000 }],
      [{ 1: 2000, 2: 1000 }, { 1: 1000 }],
    ];
    for (const [before, now] of steps)
      for (const [number, amount] of back(before, now) as [string, number][])
        given.set(number, (given.get(number) ?? 0) + amount);
    expect(Object.fromEntries(given)).toEqual({ A: 120_50, B: 300_00 });
  });
});

describe('takeBack', () => {
  const now = instant(1000);

  it('takes the own lot first, pending or not, then others in burn order', () => {
    const lots = [lot('late', 50_00), lot('soon', 50_00, 0, 2000), lot('own', 20_00, 5000)];
    expect(takeBack(lots, own(90_00), now).parts).toEqual([
      { lotId: 'own', amount: 20_00 },
      { lotId: 'soon', amount: 50_00 },
      { lotId: 'late', amount: 20_00 },
    ]);
  });

  it('lets off what has lapsed once, however many returns the receipt comes back in', () => {
    const lots = [lot('own', 80_00, 0, 900), lot('other', 50_00)];
    const first = takeBack(lots, own(50_00), now);
    expect([first.parts, first.short]).toEqual([[], 0]);
    expect(takeBack(first.lots, own(50_00), now).parts).toEqual([{ lotId: 'other', amount: 20_00 }]);
  });

  it('counts a lot as lapsed from the instant of its expiry', () => {
    const lots = [lot('own', 80_00, 0, 1000), lot('other', 50_00)];
    expect(takeBack(lots, own(100_00), instant(999)).parts[0]).toEqual({ lotId: 'own', amount: 80_00 });
    expect(takeBack(lots, own(100_00), now).parts).toEqual([{ lotId: 'other', amount: 20_00 }]);
  });

  it('leaves what is missing as a debt, or lets it off where the programme says so', () => {
    const lots = [lot('own', 80_00), lot('other', 50_00)];
    const [debt, letOff] = (['debt', 'writeOff'] as const).map((how) => takeBack(lots, own(150_00, how), now));
    expect([debt!.short, debt!.letOff]).toEqual([20_00, 0]);
    expect([letOff!.short, letOff!.letOff]).toEqual([0, 20_00]);
    expect(letOff!.parts).toEqual(debt!.parts);
  });

  it('does not ask again for what has lapsed', () => {
    const lots = [lot('own', 80_00, 0, 900), lot('other', 50_00)];
    expect(takeBack(lots, own(100_00), now).parts).toEqual([{ lotId: 'other', amount: 20_00 }]);
  });
});

describe('restoreLots', () => {
  it('gives the days of grace that the programme of the sale says', () => {
    const days = (returns: object) => {
      const terms = returnTermsOf({ returns });
      const at = { ...terms, now: NOON, zone: MOSCOW };
      const [anew] = restoreLots([lot('a', 10_00, 0, NOON)], points(0), points(10_00), at);
      return Math.ceil((anew!.expiresAt! - NOON) / 86_400_000);
    };
    expect([days({}), days({ restoreGraceDays: 7 })]).toEqual([31, 8]);
  });

  it('gives points a grace from the very instant their own term ends, and none before', () => {
    const burned = [lot('a', 10_00, 0, NOON)];
    const at = (now: number) =>
      restoreLots(burned, points(0), points(10_00), { ...TERMS, now: instant(now), zone: MOSCOW });
    expect(at(NOON - 1)).toMatchObject([{ isAnew: false, expiresAt: NOON }]);
    expect(at(NOON)).toMatchObject([{ isAnew: true }]);
    expect(at(NOON)[0]!.expiresAt).toBeGreaterThan(NOON + 30 * 86_400_000 - 1);
  });
});

describe('pointsOf', () => {
  it('are those that paid for goods, not those that became a voucher', () => {
    const valid = { expiry: { mode: 'months', months: 6 } };
    const voucher = { kind: 'points-voucher', points: 100_00, couponRule: 'voucher', amount: 100_00, valid };
    const quote = quoteVisit({ lines: [goods(1000_00)], customer: member(500_00), rules: [voucher] });
    expect(quote.changes).toContainEqual(expect.objectContaining({ kind: 'pointsSpent', amount: 500_00 }));
    expect(pointsOf(quote)).toBe(0);
  });
});

describe('returnTermsOf', () => {
  const usual = { zone: 'Europe/Moscow', restoreGraceDays: 30, shortage: 'debt' };

  it('has the defaults where the programme, or the version of the sale, says nothing', () => {
    expect([returnTermsOf(undefined), returnTermsOf({})]).toEqual([usual, usual]);
    expect(returnTermsOf({ returns: { restoreGraceDays: 7 } })).toEqual({ ...usual, restoreGraceDays: 7 });
    expect(returnTermsOf({ returns: { shortage: 'writeOff' } })).toEqual({ ...usual, shortage: 'writeOff' });
  });

  it('counts in the zone of the programme', () => {
    expect(returnTermsOf({ zone: 'Asia/Tokyo' }).zone).toBe('Asia/Tokyo');
  });
});
