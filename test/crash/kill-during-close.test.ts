/**
 * A till process is killed (SIGKILL) at each point between the press of pay and the centre's answer, started again on
 * the same folder, and told to print or to cancel what the register had not issued. Whatever happened, the receipt is
 * in the drive once and delivered once, or never, and the points have moved with it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CANCELLED,
  CANCELLED_BEFORE,
  ISSUED,
  NEVER_BEGUN,
  openCrashShop,
  PRINTED,
  type CrashShop,
  type Standing,
} from './crash-shop.ts';
import type { Action, Point } from './play.ts';

let shop: CrashShop;
beforeAll(async () => {
  shop = await openCrashShop();
});
afterAll(() => shop.close());

type Decision = 'print' | 'cancel';
const DECISIONS: readonly Decision[] = ['print', 'cancel'];
const decided = (decision: Decision) => (decision === 'print' ? PRINTED : CANCELLED);

describe('killed before anything is planned: no receipt, no document, no points moved', () => {
  it.each<[Point, string]>([
    ['T0.before', 'the hold is not on disk'],
    ['T0.after', 'the hold was not asked for'],
    ['C01', 'the centre has granted the hold'],
    ['T1.before', 'the plan is not committed'],
  ])('at %s: %s', async (point) => {
    const till = await shop.newTill();
    await till.run({ actions: [...till.opening, ...till.sale], dieAt: { point, nth: 1 } });
    expect(await till.settle('print')).toEqual(NEVER_BEGUN);
  });
});

describe('killed with the receipt planned and not issued: it waits for a decision', () => {
  const points: [Point, number, number][] = [
    ['T1.after', 1, 0],
    ['C02', 1, 0],
    ['C03', 1, 0],
    ['C03', 2, 1],
    ['C03', 4, 3],
    ['C04', 1, 5],
  ];
  const rows = points.flatMap((row) => DECISIONS.map((decision) => [...row, decision] as const));
  it.each(rows)('at %s (time %i), %i lines in the register, then %s', async (point, nth, lines, decision) => {
    const till = await shop.newTill();
    await till.run({ actions: [...till.opening, ...till.sale], dieAt: { point, nth } });
    expect(shop.linesInRegister()).toBe(lines);
    expect(await till.settle(decision)).toEqual(decided(decision));
  });
});

describe('killed with the document in the drive: it is found and nobody is asked', () => {
  it.each<[Point, string]>([
    ['C05', 'the answer to the close is read'],
    ['C06', 'the tape is rendered'],
    ['T2.before', 'the end is not committed'],
    ['T2.after', 'the end is committed'],
    ['C07', 'nothing is shown'],
    ['C08', 'the printer is at work'],
  ])('at %s: %s', async (point) => {
    const till = await shop.newTill();
    await till.run({ actions: [...till.opening, ...till.sale], dieAt: { point, nth: 1 } });
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });

  it('while the answer to the close is on its way', async () => {
    const till = await shop.newTill();
    const { length } = shop.documents();
    await shop.emulator.control('misbehave', { faults: 'delayAnswerByte/FF45=0:1000' });
    const process = till.start({ actions: [...till.opening, ...till.sale] });
    await expect.poll(() => shop.documents().length, { timeout: 30_000 }).toBe(length + 1);
    await process.kill();
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });
});

describe('killed without a line to the centre: the offline quota is used once', () => {
  it.each<[Point, Decision, Standing]>([
    ['C02', 'print', PRINTED],
    ['C02', 'cancel', CANCELLED],
    ['C05', 'cancel', ISSUED],
    ['C07', 'cancel', ISSUED],
  ])('at %s, then %s', async (point, decision, standing) => {
    const till = await shop.newTill();
    await till.run({ actions: till.opening });
    shop.network.cut();
    await till.run({ actions: [{ do: 'openShift' }, ...till.sale], dieAt: { point, nth: 1 } });
    shop.network.restore();
    expect(await till.settle(decision)).toEqual(standing);
  });
});

describe('killed while the sale goes to the centre: it is delivered once', () => {
  it.each<[Point, string]>([
    ['answers.before', 'the answer is read and not kept'],
    ['answers.after', 'the answer is kept'],
  ])('at %s: %s', async (point) => {
    const till = await shop.newTill();
    await till.run({ actions: [...till.opening, ...till.sale, { do: 'drain' }], dieAt: { point, nth: 1 } });
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });

  it('with the sale applied and the answer lost', async () => {
    const till = await shop.newTill();
    const { length } = await shop.centre.operations('saleFiscalised');
    const process = till.start({ actions: [...till.opening, ...till.sale, { do: 'drain' }], waitAt: 'C05' });
    await process.line((line) => line.includes('waiting'));
    shop.network.loseAnswers();
    process.say('go on');
    const applied = async () => (await shop.centre.operations('saleFiscalised')).length;
    await expect.poll(applied, { timeout: 30_000 }).toBe(length + 1);
    await process.kill();
    shop.network.restore();
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });

  it('with the line cut before the sale could leave', async () => {
    const till = await shop.newTill();
    const process = till.start({ actions: [...till.opening, ...till.sale, { do: 'drain' }], waitAt: 'C05' });
    await process.line((line) => line.includes('waiting'));
    shop.network.cut();
    process.say('go on');
    await process.line((line) => line.includes('receiptDone'));
    await process.kill();
    shop.network.restore();
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });
});

describe('killed again after the restart', () => {
  const SETTLE: Action = { do: 'settle' };
  const PRINT: Action = { do: 'print' };
  const CANCEL: Action = { do: 'cancel' };
  it.each<[string, Action[], Point, Decision, Standing]>([
    ['asking the register', [SETTLE], 'append.before', 'print', PRINTED],
    ['asking the register', [SETTLE], 'append.after', 'cancel', CANCELLED],
    ['printing', [SETTLE, PRINT], 'T1.before', 'cancel', CANCELLED],
    ['printing', [SETTLE, PRINT], 'T1.after', 'cancel', CANCELLED],
    ['printing', [SETTLE, PRINT], 'C04', 'print', PRINTED],
    ['printing', [SETTLE, PRINT], 'T2.before', 'cancel', ISSUED],
    ['cancelling', [SETTLE, CANCEL], 'T2.before', 'print', PRINTED],
    ['cancelling', [SETTLE, CANCEL], 'T2.after', 'print', CANCELLED_BEFORE],
  ])('%s (%j) at %s, then %s', async (_what, actions, point, decision, standing) => {
    const till = await shop.newTill();
    await till.run({ actions: [...till.opening, ...till.sale], dieAt: { point: 'C02', nth: 1 } });
    await till.run({ actions: [{ do: 'arm' }, { do: 'openShift' }, ...actions], dieAt: { point, nth: 1 } });
    expect(await till.settle(decision)).toEqual(standing);
  });
});
