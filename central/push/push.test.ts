import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProgramme, instant, points } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { recordOf } from '../ledger/member.ts';
import { ENGINES } from '../testing/engines.ts';
import { returnOf } from '../testing/return.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, DAY_MS, NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';
import type { PushRefused } from './refused.ts';

const shift = { shift: 1, instant: NOON, fd: 1 };

describe.each(ENGINES)('push on $engine', ({ open }) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });

  const recordFor = async (customerId: string): Promise<ReturnType<typeof recordOf>> => {
    const member = (await loadMembers(database, [customerId])).get(customerId);
    if (member === undefined) throw new Error('no member');
    return recordOf(member, NOON);
  };
  const refusal = async (sent: Promise<unknown>): Promise<unknown> =>
    sent.then(
      () => 'taken',
      (error: PushRefused) => error.refusal,
    );

  it('applies a sale once and answers a replay with the same bytes', async () => {
    const { customerId } = await addMember(database, { active: 100_00 });
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ customerId, balance: 100_00, redeem: 50_00 }));
    const first = await till.send();
    const again = await till.send();
    expect(first.answers).toMatchObject([{ seq: 1, outcome: 'applied', flags: [], customer: { customerId } }]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    const { lots, day } = await recordFor(customerId);
    // 1000.00 less 50.00 by points earns 5 % of 950.00, floored to whole points, from the 14th day.
    expect(lots.map(({ amount }) => amount)).toEqual([50_00, 47_00]);
    expect(day).toEqual({ period: '2026-11-22', earned: 47_00, redeemed: 50_00, redemptions: 1 });
  });

  it('takes new operations behind known ones in the same batch', async () => {
    const till = await joinTill(database);
    till.append('shiftOpened', shift);
    await till.send();
    till.append('shiftClosed', shift);
    const { answers, ackedSeq } = await till.send();
    expect(answers.map(({ seq, outcome }) => [seq, outcome])).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ]);
    expect(ackedSeq).toBe(2);
  });

  it('asks for what is missing before the batch', async () => {
    const till = await joinTill(database);
    till.append('shiftOpened', shift);
    const second = till.append('shiftClosed', shift);
    expect(await refusal(till.send(till.batch([second])))).toEqual({ code: 'GAP', data: { expectedSeq: 1 } });
  });

  it('sees a fork: the same number with other content', async () => {
    const till = await joinTill(database);
    const mine = till.append('shiftOpened', shift);
    await till.send();
    const other = { ...mine, opId: randomUUID() as typeof mine.opId };
    expect(await refusal(till.send(till.batch([other])))).toEqual({ code: 'FORK', data: { seq: 1 } });
  });

  it('sees a fork: a next operation that hangs on another history', async () => {
    const till = await joinTill(database);
    till.append('shiftOpened', shift);
    await till.send();
    const next = till.append('shiftClosed', shift);
    const batch = { ...till.batch([next]), prevHash: 'f'.repeat(64) };
    expect(await refusal(till.send(batch))).toEqual({ code: 'FORK', data: { seq: 2 } });
  });

  it('takes nothing of a batch whose bytes do not give its hash', async () => {
    const till = await joinTill(database);
    till.append('shiftOpened', shift);
    const altered = { ...till.append('shiftClosed', shift), payload: '{}' };
    const batch = till.batch();
    expect(await refusal(till.send({ ...batch, ops: [...batch.ops.slice(0, 1), altered] }))).toEqual({
      code: 'MALFORMED',
    });
    expect(await database.query('SELECT FROM operation WHERE till_id = $1', [till.tillId])).toEqual([]);
  });

  it('refuses an id that is already kept under another number', async () => {
    const till = await joinTill(database);
    const { opId } = till.append('shiftOpened', shift);
    till.append('shiftClosed', shift, { opId });
    expect(await refusal(till.send())).toEqual({ code: 'FORK', data: { seq: 2 } });
  });

  it('refuses an id that another till has used', async () => {
    const [till, other] = [await joinTill(database), await joinTill(database)];
    const { opId } = till.append('shiftOpened', shift);
    await till.send();
    other.append('shiftOpened', shift, { opId });
    expect(await refusal(other.send())).toEqual({ code: 'FORK', data: { seq: 1 } });
    expect(await database.query('SELECT FROM operation WHERE till_id = $1', [other.tillId])).toEqual([]);
  });

  it('answers an old epoch with the current one', async () => {
    const till = await joinTill(database);
    till.append('shiftOpened', shift);
    expect(await refusal(till.send({ ...till.batch(), epoch: 2 }))).toEqual({ code: 'EPOCH', data: { current: 1 } });
  });

  it.each([
    ['a kind it does not know', 'returnFiscalised', {}, {}],
    ['a schema it does not know', 'shiftOpened', shift, { schema: 2 }],
    ['a payload that is not valid', 'saleFiscalised', { receiptId: 1 }, {}],
    [
      'a failed assertion: points redeemed by nobody',
      'saleFiscalised',
      { ...saleOf({}), claim: { ...saleOf({}).claim, redeemed: 100 } },
      {},
    ],
    ['a text the database cannot hold', 'saleFiscalised', { ...saleOf({}), unknownCard: 'a\u0000b' }, {}],
    ['a zone that does not exist', 'saleFiscalised', { ...saleOf({}), storeZone: 'Mars/Olympus' }, {}],
  ])('parks %s and applies its neighbours', async (_name, kind, payload, over) => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ customerId }));
    till.append('shiftOpened', shift);
    till.append(kind, payload, over);
    till.append('saleFiscalised', saleOf({ customerId }));
    till.append('shiftClosed', shift);
    const { answers, ackedSeq } = await till.send();
    expect(answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'parked', 'applied', 'applied']);
    expect(ackedSeq).toBe(5);
    expect((await recordFor(customerId)).day.earned).toBe(100_00);
  });

  it('lets a receipt stand whose points were spent elsewhere: the difference is debt', async () => {
    const { customerId } = await addMember(database, { active: 300_00 });
    const [one, two] = [await joinTill(database), await joinTill(database)];
    one.append('saleFiscalised', saleOf({ customerId, balance: 300_00, redeem: 200_00 }));
    two.append('saleFiscalised', saleOf({ customerId, balance: 300_00, redeem: 250_00 }));
    expect((await one.send()).answers).toMatchObject([{ outcome: 'applied' }]);
    expect((await two.send()).answers).toMatchObject([{ outcome: 'appliedWithDebt' }]);
    expect(await recordFor(customerId)).toMatchObject({ debt: 150_00, held: 0 });
  });

  it('repays a debt first when the lot becomes active', async () => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ customerId, balance: 30_00, redeem: 30_00, price: 200_000 }));
    await till.send();
    expect((await recordFor(customerId)).debt).toBe(30_00);
    till.append('saleFiscalised', saleOf({ customerId, at: points(NOON + 20 * DAY_MS) as never }));
    await till.send(undefined, (NOON + 20 * DAY_MS) as typeof NOON);
    // 98.00 earned on the first receipt became active after 14 days and paid the 30.00.
    const { debt, lots } = await recordFor(customerId);
    expect([debt, lots[0]?.amount]).toEqual([0, 68_00]);
  });

  it('flags a receipt that the engine computes otherwise and leaves its figures alone', async () => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    const sale = saleOf({ customerId });
    const lots = sale.claim.lots.map((lot) => ({ ...lot, amount: points(77_00) }));
    till.append('saleFiscalised', { ...sale, claim: { ...sale.claim, accrued: 77_00, lots } });
    expect((await till.send()).answers).toMatchObject([
      { outcome: 'appliedWithFlags', flags: ['recomputedDifferently'] },
    ]);
    expect((await recordFor(customerId)).lots.map(({ amount }) => amount)).toEqual([77_00]);
  });

  it('gives a card that the till did not know what its receipt earns', async () => {
    const { customerId, card } = await addMember(database);
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ unknownCard: card }));
    expect((await till.send()).answers).toMatchObject([{ outcome: 'applied', customer: { customerId } }]);
    expect((await recordFor(customerId)).lots.map(({ amount }) => amount)).toEqual([50_00]);
  });

  it('keeps what a card nobody has earned in the programme, and says so', async () => {
    const till = await joinTill(database);
    const { opId } = till.append('saleFiscalised', saleOf({ unknownCard: '2900000000000' }));
    expect((await till.send()).answers).toMatchObject([{ flags: ['unknownCard'], customer: null }]);
    const rows = await database.query(
      `SELECT kind, amount FROM posting JOIN account USING (account_id) WHERE cause = $1 ORDER BY amount`,
      [opId],
    );
    expect(rows).toEqual([
      { kind: 'issued', amount: -50_00 },
      { kind: 'unclaimed', amount: 50_00 },
    ]);
  });

  it('raises the tier once 15 000.00 are spent, for the next receipt', async () => {
    const { customerId } = await addMember(database, { tierId: 'base', qualifyingSpend: 14_500_00 });
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ customerId }));
    await till.send();
    expect(await recordFor(customerId)).toMatchObject({ tierId: 'silver', qualifyingSpend: 15_500_00 });
  });

  it('counts what is paid by the store’s month, and a return back in the month of its sale', async () => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    const october = saleOf({ customerId, at: instant(Date.parse('2026-10-31T20:59:59Z')) });
    const november = saleOf({ customerId, at: instant(Date.parse('2026-10-31T21:00:00Z')) });
    till.append('saleFiscalised', november);
    till.append('saleFiscalised', october);
    await till.send();
    const paid = october.payments.cash;
    expect((await recordFor(customerId)).spentByMonth).toEqual([
      { period: '2026-10', spent: paid },
      { period: '2026-11', spent: paid },
    ]);
    till.append('saleReturned', returnOf(demoProgramme, october, NOON));
    await till.send();
    expect((await recordFor(customerId)).spentByMonth).toMatchObject([{ spent: 0 }, { spent: paid }]);
  });

  it('posts a receipt once, under whatever operations it comes', async () => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    const sale = saleOf({ customerId });
    till.append('saleFiscalised', sale);
    till.append('saleFiscalised', sale);
    till.append('saleCancelled', {
      receiptId: sale.receiptId,
      instant: NOON,
      reason: 'refused',
      customerId,
      holdId: null,
      redeemed: 0,
      certificates: [],
    });
    const { answers } = await till.send();
    expect(answers.map(({ flags }) => flags)).toEqual([[], ['receiptKnown'], ['receiptKnown']]);
    expect((await recordFor(customerId)).lots).toHaveLength(1);
  });
});
