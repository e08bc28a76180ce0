/** The two commits of a sale on a real file: what they change together, what they refuse, what survives a reopening. */
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../contract/sync/chain.ts';
import { OPERATIONS } from '../../contract/sync/operations.ts';
import { points } from '../../loyalty/index.ts';
import {
  documentOf,
  LIMITS,
  newReceiptId,
  NOON,
  openForTest,
  planOf,
  sell,
  storedMember,
  sumOfLots,
  temporaryFolder,
  ZONE,
  handClock,
} from './fixtures.ts';

describe('a sale', () => {
  it('ends with an operation whose payload is canonical and fits the contract', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const { operation, plan } = sell(ledger, { redeem: 100_00 });
    const payload = OPERATIONS.saleFiscalised.parse(JSON.parse(operation.payload));
    expect(operation).toMatchObject({ seq: 1, kind: 'saleFiscalised', schema: 1 });
    expect(canonicalText(payload)).toBe(operation.payload);
    expect(payload.claim).toMatchObject({ redeemed: 100_00, accrued: 45_00 });
    expect(payload.fiscal).toMatchObject({ fd: 1, registerSerial: '0001', shift: 3 });
    expect(ledger.findReceipt(plan.receiptId)).toMatchObject({ state: 'fiscalised', tape: ['Чек'], attempt: 1 });
  });

  it('is numbered from 1 without gaps, a cancelled one too', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const cancelled = planOf({ ledger });
    ledger.planReceipt(cancelled);
    ledger.cancelReceipt(cancelled.receiptId, 'cashier', NOON);
    expect(sell(ledger).plan.number).toBe(2);
    expect(ledger.nextReceiptNumber()).toBe(3);
  });

  it('is finished once: the same document again gives the same operation, another one is refused', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const { plan, operation } = sell(ledger);
    expect(ledger.finishReceipt(plan.receiptId, documentOf(1), ['another tape'])).toEqual(operation);
    expect(ledger.queueSummary().queued).toBe(1);
    expect(() => ledger.finishReceipt(plan.receiptId, documentOf(2), [])).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    expect(() => ledger.cancelReceipt(plan.receiptId, 'cashier', NOON)).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
  });

  it('stays undecided over a restart until the register was asked', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    const plan = planOf({ ledger: before.ledger, redeem: 100_00, contact: '+79161234567' });
    before.ledger.planReceipt(plan);
    await before.close();
    const { ledger } = await openForTest(folder);
    // All but the birthday, which no file holds.
    const { birthday, ...snapshot } = plan.customer!.snapshot;
    expect(birthday).toBe('--03-08');
    const kept = { ...plan, customer: { ...plan.customer, snapshot } };
    expect(ledger.undecidedReceipts()).toEqual([
      { plan: kept, state: 'planned', attempt: 1, fiscal: null, tape: null, print: null, seq: null },
    ]);
    ledger.markReceipt(plan.receiptId, 'notIssued');
    ledger.replanReceipt(plan.receiptId, { ...plan.counters, lastFd: 12 }, NOON);
    expect(ledger.undecidedReceipts()[0]).toMatchObject({
      state: 'planned',
      attempt: 2,
      plan: { counters: { lastFd: 12 } },
    });
  });

  it('is refused before T1 when the engine’s figures could not be sent later', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const plan = planOf({ ledger });
    const broken = { ...plan, number: 1.5 };
    expect(() => ledger.planReceipt(broken)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect(ledger.undecidedReceipts()).toEqual([]);
  });

  it('is refused when points are redeemed with neither hold nor quota', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const plan = planOf({ ledger, redeem: 100_00 });
    expect(() => ledger.planReceipt({ ...plan, offline: null })).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('leaves no operation when it is cancelled before it touched points', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const plan = planOf({ ledger });
    ledger.planReceipt(plan);
    ledger.cancelReceipt(plan.receiptId, 'cashier', NOON);
    ledger.cancelReceipt(plan.receiptId, 'cashier', NOON);
    expect(ledger.queueSummary()).toEqual({ queued: 0, oldestAt: null, parked: 0 });
  });
});

describe('offline quotas', () => {
  it('go down at T1, stay used by a sale and come back by a cancel alone', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const left = () => ledger.offlineState('m-1', LIMITS, 0);
    const cancelled = planOf({ ledger, redeem: 100_00 });
    ledger.planReceipt(cancelled);
    expect(left()).toMatchObject({ receiptLeft: 400_00, cardLeft: 900_00, tillLeft: 19_900_00 });
    ledger.cancelReceipt(cancelled.receiptId, 'notIssued', NOON);
    expect(left()).toMatchObject({ receiptLeft: 500_00, cardLeft: 1_000_00, tillLeft: 20_000_00 });
    sell(ledger, { redeem: 300_00 });
    expect(left()).toMatchObject({ receiptLeft: 200_00, cardLeft: 700_00, tillLeft: 19_700_00 });
  });

  it('survive a restart in the middle of a sale', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    before.ledger.planReceipt(planOf({ ledger: before.ledger, redeem: 250_00 }));
    await before.close();
    const { ledger } = await openForTest(folder);
    expect(ledger.offlineState('m-1', LIMITS, 0)).toMatchObject({ receiptLeft: 250_00, cardLeft: 750_00 });
  });

  it('count the sales of one card within 30 minutes as one receipt', async () => {
    const clock = handClock();
    const { ledger } = await openForTest(temporaryFolder(), { clock });
    sell(ledger, { redeem: 300_00 });
    clock.pass(30 * 60_000 - 1);
    expect(ledger.offlineState('m-1', LIMITS, 0).receiptLeft).toBe(200_00);
    clock.pass(1);
    expect(ledger.offlineState('m-1', LIMITS, 0)).toMatchObject({ receiptLeft: 500_00, cardLeft: 700_00 });
  });

  it('are not given back by a wall clock set forward', async () => {
    const clock = handClock();
    const { ledger } = await openForTest(temporaryFolder(), { clock });
    sell(ledger, { redeem: 300_00 });
    clock.jump(365 * 86_400_000);
    expect(ledger.offlineState('m-1', LIMITS, 0)).toMatchObject({ receiptLeft: 200_00, cardLeft: 700_00 });
  });

  it('end with the third receipt of a card', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    for (let sale = 0; sale < 3; sale += 1) sell(ledger, { redeem: 10_00 });
    expect(ledger.offlineState('m-1', LIMITS, 0)).toMatchObject({ cardLeft: 0, tillLeft: 19_970_00 });
    expect(ledger.offlineState('m-2', LIMITS, 0).cardLeft).toBe(1_000_00);
  });

  it('come back when the centre has acknowledged everything up to the sale', async () => {
    const { ledger, outbox, syncRecords } = await openForTest(temporaryFolder());
    syncRecords.join({ tillId: 1, epoch: 1, lastSeq: 0 });
    sell(ledger, { redeem: 100_00 });
    sell(ledger, { redeem: 200_00 });
    const sent = outbox.nextBatch(1, 1_000_000);
    const answers = sent.map(({ seq, opId }) => ({
      seq,
      opId,
      outcome: 'applied' as const,
      flags: [],
      customer: null,
      countersRev: null,
    }));
    outbox.acknowledge(sent, { answers, ackedSeq: 1, durableSeq: 0, at: NOON });
    expect(ledger.offlineState('m-1', LIMITS, 0)).toMatchObject({ cardLeft: 800_00, tillLeft: 19_800_00 });
  });
});

describe('a hold', () => {
  it('is on disk before the request leaves and is released at the next start', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    const holdId = newReceiptId();
    before.ledger.beginHold(holdId, 'm-1', points(100_00), NOON);
    await before.close();
    const { ledger, outbox } = await openForTest(folder);
    expect(ledger.openHolds()).toEqual([holdId]);
    ledger.releaseHold(holdId, NOON);
    ledger.releaseHold(holdId, NOON);
    expect(ledger.openHolds()).toEqual([]);
    expect(outbox.view(10)).toEqual([{ seq: 1, kind: 'holdReleased', at: NOON, state: 'queued', flags: [] }]);
  });

  it('whose answer never came is released before the sale', async () => {
    const { ledger, outbox } = await openForTest(temporaryFolder());
    ledger.beginHold(newReceiptId(), 'm-1', points(100_00), NOON);
    sell(ledger, { redeem: 100_00 });
    expect(outbox.view(10).map(({ kind }) => kind)).toEqual(['saleFiscalised', 'holdReleased']);
  });

  it('pays for its receipt without touching the quotas', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const holdId = newReceiptId();
    ledger.beginHold(holdId, 'm-1', points(250_00), NOON);
    ledger.noteGrant(holdId, { granted: points(250_00), rev: 5 });
    sell(ledger, { redeem: 250_00, holdId });
    expect(ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(1_000_00);
    expect(ledger.openHolds()).toEqual([]);
    expect(() => ledger.releaseHold(holdId, NOON)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('is not held against its own receipt and is held against any other', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const holdId = newReceiptId();
    ledger.beginHold(holdId, 'm-1', points(250_00), NOON);
    ledger.noteGrant(holdId, { granted: points(250_00), rev: 5 });
    ledger.planReceipt(planOf({ ledger, redeem: 250_00, holdId }));
    const held = (rev: number, inRow: number, spending?: typeof holdId) =>
      ledger.customerSnapshot(storedMember(rev, { held: points(inRow) }), 'card', NOON, ZONE, spending).held;
    expect([held(4, 0), held(5, 250_00)]).toEqual([250_00, 250_00]);
    expect([held(4, 0, holdId), held(5, 250_00, holdId)]).toEqual([0, 0]);
  });
});

describe('what the till shows of a member', () => {
  it('is the copy’s row and the till’s own sales', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    sell(ledger, { redeem: 100_00 });
    const snapshot = ledger.customerSnapshot(storedMember(), 'card', NOON, ZONE);
    expect(snapshot.lots).toMatchObject([{ id: 'opening', amount: 1_900_00 }, { amount: 45_00 }]);
    expect(snapshot.day).toEqual({ period: '2026-11-22', earned: 45_00, redeemed: 100_00, redemptions: 1 });
    expect(snapshot.month).toMatchObject({ period: '2026-11', redeemed: 100_00 });
    expect(snapshot.qualifyingSpend).toBe(900_00);
    expect(sumOfLots(snapshot)).toBe(1_945_00);
  });

  it('keeps the points of an undecided receipt from being spent again', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    const plan = planOf({ ledger, redeem: 100_00 });
    ledger.planReceipt(plan);
    const held = () => ledger.customerSnapshot(storedMember(), 'card', NOON, ZONE).held;
    expect(held()).toBe(100_00);
    ledger.markReceipt(plan.receiptId, 'unknown');
    expect(held()).toBe(100_00);
    ledger.cancelReceipt(plan.receiptId, 'cashier', NOON);
    expect(held()).toBe(0);
  });

  it('turns points that another till took first into debt', async () => {
    const { ledger } = await openForTest(temporaryFolder());
    sell(ledger, { redeem: 100_00 });
    const emptied = storedMember(2, { lots: [] });
    expect(ledger.customerSnapshot(emptied, 'card', NOON, ZONE)).toMatchObject({ debt: 100_00 });
  });
});
