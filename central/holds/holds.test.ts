import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, points } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import { findCustomer } from '../customers/find-customer.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { ENGINES } from '../testing/engines.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, NOON, openShop } from '../testing/shop.ts';
import { joinTill, surroundings } from '../testing/test-till.ts';
import { authorise } from './authorise.ts';
import type { HoldRequest } from './authorise.ts';
import { releaseExpired } from './expire.ts';

const MINUTE_MS = 60_000;
const later = (minutes: number): Instant => instant(NOON + minutes * MINUTE_MS);

describe.each(ENGINES)('holds on $engine', (engine) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await engine.open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });

  const ask = async (request: HoldRequest, now = NOON) =>
    database.transaction(async (sql) => authorise(sql, request, surroundings(now)));
  const requestFor = (customerId: string, amount: number): HoldRequest => ({
    holdId: randomUUID(),
    receiptId: randomUUID(),
    customerId,
    points: points(amount),
  });
  const recordFor = async (customerId: string, now = NOON) => {
    const found = await findCustomer(database, { by: 'customerId', value: customerId }, surroundings(now));
    return found?.record;
  };

  it('grants the least of asked and available, pending points not counted, for 15 minutes', async () => {
    const { customerId } = await addMember(database, { active: 80_00, pending: 500_00 });
    const answer = await ask(requestFor(customerId, 100_00));
    expect(answer).toMatchObject({ granted: 80_00, expiresAt: later(15), record: { held: 80_00 } });
  });

  it('gives the same grant to the same request, and refuses the same id with other content', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const request = requestFor(customerId, 50_00);
    const first = await ask(request);
    expect(await ask(request, later(3))).toEqual(first);
    expect(await ask({ ...request, points: points(60_00) })).toBe('otherContent');
    expect(await ask({ ...request, receiptId: randomUUID() })).toBe('otherContent');
    expect(await recordFor(customerId)).toMatchObject({ held: 50_00 });
  });

  it('knows nobody by an unknown id, and grants a blocked member nothing', async () => {
    expect(await ask(requestFor('nobody', 1_00))).toBe('noCustomer');
    const { customerId } = await addMember(database, { active: 80_00 });
    await database.query(`UPDATE customer SET state = 'blocked' WHERE customer_id = $1`, [customerId]);
    expect(await ask(requestFor(customerId, 1_00))).toMatchObject({ granted: 0 });
  });

  it('is captured by its sale, and what the sale did not need is free again', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const request = requestFor(customerId, 80_00);
    await ask(request);
    const till = await joinTill(database);
    const { holdId, receiptId } = request;
    till.append('saleFiscalised', saleOf({ customerId, balance: 80_00, redeem: 50_00, holdId, receiptId }));
    expect((await till.send()).answers).toMatchObject([{ outcome: 'applied', flags: [] }]);
    const record = await recordFor(customerId);
    expect([record?.held, record?.lots[0]?.amount]).toEqual([0, 30_00]);
  });

  it('is released by its operation, once', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const request = requestFor(customerId, 80_00);
    await ask(request);
    const till = await joinTill(database);
    till.append('holdReleased', { holdId: request.holdId, customerId, instant: NOON });
    till.append('saleCancelled', {
      receiptId: request.receiptId,
      instant: NOON,
      reason: 'cashier',
      customerId,
      holdId: request.holdId,
      redeemed: 80_00,
      certificates: [],
    });
    expect((await till.send()).answers.map(({ flags }) => flags)).toEqual([[], []]);
    expect(await recordFor(customerId)).toMatchObject({ held: 0, debt: 0 });
  });

  it('grants nothing to a request that arrives after its release', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const request = requestFor(customerId, 80_00);
    const till = await joinTill(database);
    till.append('holdReleased', { holdId: request.holdId, customerId, instant: NOON });
    await till.send();
    expect(await ask(request)).toMatchObject({ granted: 0, record: { held: 0 } });
  });

  it('gives the points back after 15 minutes, to whoever looks and by itself', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const other = await addMember(database, { active: 80_00 });
    await ask(requestFor(customerId, 80_00));
    await ask(requestFor(other.customerId, 80_00));
    expect(await recordFor(customerId, later(14))).toMatchObject({ held: 80_00 });
    expect(await recordFor(customerId, later(15))).toMatchObject({ held: 0 });
    await releaseExpired({ database, now: () => later(15), cache: new Map() });
    const [row] = await database.query(`SELECT balance FROM account WHERE owner = $1 AND kind = 'held'`, [
      other.customerId,
    ]);
    expect(row).toEqual({ balance: 0 });
  });

  it('is captured even after it has run out: the receipt is a fact, the points are gone, the rest is debt', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const first = requestFor(customerId, 80_00);
    await ask(first);
    const second = requestFor(customerId, 60_00);
    expect(await ask(second, later(20))).toMatchObject({ granted: 60_00 });
    const till = await joinTill(database);
    const { holdId, receiptId } = first;
    till.append('saleFiscalised', saleOf({ customerId, balance: 80_00, redeem: 80_00, holdId, receiptId }));
    expect((await till.send(undefined, later(21))).answers).toMatchObject([{ outcome: 'appliedWithDebt' }]);
    expect(await recordFor(customerId, later(21))).toMatchObject({ held: 60_00, debt: 60_00 });
  });

  it('does not capture the hold of another receipt', async () => {
    const { customerId } = await addMember(database, { active: 80_00 });
    const request = requestFor(customerId, 30_00);
    await ask(request);
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ customerId, balance: 30_00, redeem: 30_00, holdId: request.holdId }));
    expect((await till.send()).answers).toMatchObject([{ outcome: 'appliedWithFlags', flags: ['holdMismatch'] }]);
    expect(await recordFor(customerId)).toMatchObject({ held: 30_00, debt: 0 });
  });
});
