/** Loyalty-domain section 12 at the centre, through the operations that tills push. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProgramme, instant, kopecks, startOfDate } from '../../loyalty/index.ts';
import type { Change, Coupon, Instant, Programme } from '../../loyalty/index.ts';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import type { Database } from '../db/sql.ts';
import { loadCoupons, saveCoupons } from '../ledger/coupons.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { putProgramme } from '../programmes/put-programme.ts';
import { embedded } from '../testing/engines.ts';
import { returnOf } from '../testing/return.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, DAY_MS, NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';
import type { TestTill } from '../testing/test-till.ts';

const LENIENT: Programme = { ...demoProgramme, returns: { shortage: 'writeOff', restoreGraceDays: 7 } };
const CLUB: Programme = {
  ...LENIENT,
  version: 2,
  mechanics: [
    {
      ...{ kind: 'membership-sale', id: 'month', name: { ru: 'Клуб на месяц', en: 'A month of the club' } },
      ...{ priority: 500, goods: { skus: ['bread'] }, membership: 'club', months: 1 },
    },
  ] as unknown as Programme['mechanics'],
};
const BERLIN: Programme = { ...LENIENT, id: 'berlin', zone: 'Europe/Berlin' };
const after = (days: number): Instant => instant(NOON + days * DAY_MS);

describe('a return at the centre', () => {
  let database: Database;
  let stop: () => Promise<void>;
  let till: TestTill;
  beforeAll(async () => {
    ({ database, stop } = await embedded.open());
    await openShop(database, LENIENT);
    till = await joinTill(database);
  });
  afterAll(async () => stop());

  const push = async (kind: 'saleFiscalised' | 'saleReturned', payload: object, at: Instant) => {
    till.append(kind, payload as never);
    return till.send(till.batch(), at);
  };
  const memberOf = async (customerId: string) => (await loadMembers(database, [customerId])).get(customerId)!;
  const join = async (active = 0) => (await addMember(database, { programme: LENIENT, active })).customerId;
  const sell = (customerId: string, more: object = {}): SaleFiscalised =>
    saleOf({ customerId, programme: LENIENT, price: 1000_00, ...more });

  it('lets points off that are spent already where the version of the sale says so', async () => {
    const customerId = await join();
    const sold = sell(customerId);
    const { accrued } = sold.claim;
    await push('saleFiscalised', sold, NOON);
    const spending = sell(customerId, { at: after(30), balance: accrued, redeem: accrued });
    expect(spending.claim.redeemed).toBe(accrued);
    await push('saleFiscalised', spending, after(30));
    await push('saleReturned', returnOf(LENIENT, sold, after(31)), after(31));
    const { accounts } = await memberOf(customerId);
    expect(accounts.debt.balance).toBe(0);
  });

  it('gives redeemed points whose term has passed the days of grace of that version', async () => {
    const customerId = await join(200_00);
    const sold = sell(customerId, { balance: 200_00, redeem: 200_00 });
    await push('saleFiscalised', sold, NOON);
    await push('saleReturned', returnOf(LENIENT, sold, after(120)), after(120));
    const { lots } = await memberOf(customerId);
    const [anew] = lots.filter(({ amount }) => amount === 200_00);
    expect(anew?.expiresAt).toBe(startOfDate('2027-03-30', demoProgramme.zone));
  });

  it.each([
    ['a moment after midnight, over the change to summer time', '2027-03-25T23:00:00.000Z', '2027-04-03'],
    ['a moment before midnight, when it is tomorrow at the shop', '2027-03-25T22:59:59.999Z', '2027-04-02'],
    ['in the last night of summer time', '2027-10-30T22:00:00.000Z', '2027-11-08'],
  ])('counts the days of grace by the calendar of the programme, not of the shop: %s', async (_when, text, until) => {
    await database.transaction(async (sql) => putProgramme(sql, BERLIN));
    const { customerId } = await addMember(database, { programme: BERLIN, active: 100_00 });
    // The till believed in 300 points; the 200 that were not there became a debt.
    const sold = saleOf({ customerId, programme: BERLIN, price: 1000_00, balance: 300_00, redeem: 300_00 });
    await push('saleFiscalised', sold, NOON);
    expect((await memberOf(customerId)).accounts.debt.balance).toBe(-200_00);
    const earning = saleOf({ customerId, programme: BERLIN, price: 10_000_00 });
    await push('saleFiscalised', earning, after(1));
    const at = instant(Date.parse(text));
    await push('saleReturned', returnOf(BERLIN, sold, at), at);
    const { lots } = await memberOf(customerId);
    const anew = lots.filter(({ id }) => /\.r\d$/.test(id));
    expect(anew.map(({ amount, expiresAt }) => [amount, expiresAt])).toEqual([
      [100_00, startOfDate(until, BERLIN.zone)],
      [200_00, startOfDate(until, BERLIN.zone)],
    ]);
  });

  it('takes back what a card unknown to the till has earned, in shares of the goods', async () => {
    const { customerId, card } = await addMember(database, { programme: LENIENT });
    const sold = saleOf({ unknownCard: card, programme: LENIENT, price: 1000_00 });
    await push('saleFiscalised', sold, NOON);
    const earned = async () => (await memberOf(customerId)).lots.reduce((sum, { amount }) => sum + amount, 0);
    expect(await earned()).toBe(50_00);
    await push('saleReturned', returnOf(LENIENT, sold, after(1)), after(1));
    expect(await earned()).toBe(0);
  });

  it('lowers the day of a receipt that never came here', async () => {
    const customerId = await join();
    const unknown = sell(customerId);
    await push('saleReturned', returnOf(LENIENT, unknown, after(3)), after(3));
    const days = await database.query<{ period: string; earned: number }>(
      `SELECT period, earned FROM counter WHERE customer_id = $1 AND length(period) = 10`,
      [customerId],
    );
    expect(days.map(({ period }) => period)).toEqual(['2026-11-22']);
  });

  it('counts no certificate among the purchases of a lifetime', async () => {
    const customerId = await join();
    const certificate = sell(customerId, { price: 5000_00 });
    certificate.basket.lines[0]!.tags = ['certificate'];
    await push('saleFiscalised', certificate, NOON);
    await push('saleFiscalised', sell(customerId), NOON);
    expect((await memberOf(customerId)).facts.lifetimeSpend).toBe(1000_00);
  });

  it('makes a coupon that keeps its rest worth what it was', async () => {
    const coupon = { ...CODE, faceValue: kopecks(500_00) };
    await database.transaction(async (sql) => saveCoupons(sql, [coupon]));
    const used = { ...USED, keeps: { taken: kopecks(500_00), rest: kopecks(0) } };
    const sold = sell(await join());
    await push('saleFiscalised', withUse(sold, used), NOON);
    const worth = async () => (await loadCoupons(database, [coupon.code])).get(coupon.code);
    expect(await worth()).toMatchObject({ state: 'used', faceValue: 0 });
    const back = returnOf(LENIENT, sold, after(1));
    await push('saleReturned', withUse(back, used), after(1));
    expect(await worth()).toMatchObject({ state: 'issued', faceValue: 500_00 });
  });

  it.each([
    ['for its unused days', after(10), 190_00],
    ['at its price', null, 300_00],
  ])('ends a membership given back %s at once', async (_how, unusedAt, money) => {
    await database.transaction(async (sql) => putProgramme(sql, CLUB));
    const customerId = await join();
    const sold = saleOf({ customerId, programme: CLUB, price: 300_00 });
    await push('saleFiscalised', sold, NOON);
    expect((await memberOf(customerId)).facts.memberships).toMatchObject([{ id: 'club', from: NOON }]);
    const back = returnOf(CLUB, sold, after(10), unusedAt);
    expect(back.claim.money).toBe(money);
    const { answers } = await push('saleReturned', back, after(10));
    expect(answers.at(-1)?.flags).toEqual([]);
    const { facts } = await memberOf(customerId);
    expect([facts.memberships, facts.lifetimeSpend]).toEqual([[], 300_00 - money]);
  });
});

const withUse = <T extends { claim: { changes: readonly Change[] } }>(payload: T, used: Change): T => ({
  ...payload,
  claim: { ...payload.claim, changes: [...payload.claim.changes, used] },
});

const CODE: Coupon = {
  ...{ code: 'KEEP5', ruleId: 'autumn', ownerId: null, from: instant(0), to: null },
  ...{ state: 'issued', usesLeft: 1, faceValue: null },
};
const USED = { kind: 'couponUsed', ruleId: CODE.ruleId, code: CODE.code, isSingle: true } as const;
