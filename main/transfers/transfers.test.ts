/** Points of the customer on the screen to somebody else, as the cashier meets it. */
import { describe, expect, it } from 'vitest';
import type { TransferAnswer } from '../../contract/sync/transfers.ts';
import { points } from '../../loyalty/index.ts';
import { AFTERNOON, ANNA, CODES, openBench } from '../checkout/fixtures/till-bench.ts';
import type { Bench } from '../checkout/fixtures/till-bench.ts';

const PHONE = '+7 903 123-45-67';
const done = (amount: number, after: number): TransferAnswer => ({
  ...{ isDone: true, receiver: 'Борис Лебедев', fee: points(5_00), taken: points(amount + 5_00), rev: 900 },
  record: { ...ANNA, lots: [{ ...ANNA.lots[0]!, amount: points(after) }] },
  serverTime: AFTERNOON,
});
const wish = (isTrial: boolean) => ({ to: { kind: 'member', text: PHONE }, amount: points(100_00), isTrial }) as const;

async function benchWith(send: Bench['centre']['send']): Promise<Bench> {
  const bench = await openBench();
  bench.centre.send = send;
  bench.scan(CODES.card);
  return bench;
}

describe('points given away', () => {
  it('say the fee and what is left before they go', async () => {
    const { till, centre } = await benchWith(() => done(100_00, 450_75));
    expect(await till.transfers.give(wish(true))).toEqual({
      ...{ receiver: 'Борис Л.', fee: 5_00, taken: 105_00, received: 100_00, left: 345_75 },
    });
    expect(centre.sent).toMatchObject([
      { customerId: 'anna', to: { kind: 'member', by: 'phone', value: '+79031234567' }, isTrial: true },
    ]);
  });

  it('keep one id until the centre has answered, so that nothing goes twice', async () => {
    const answers = [undefined, done(100_00, 345_75), done(100_00, 240_75)];
    const { till, centre } = await benchWith(() => answers.shift());
    await expect(till.transfers.give(wish(false))).rejects.toMatchObject({ code: 'POINTS_UNANSWERED' });
    await till.transfers.give(wish(false));
    await till.transfers.give(wish(false));
    const [first, again, next] = centre.sent.map(({ transferId }) => transferId);
    expect(first).toBe(again);
    expect(next).not.toBe(first);
  });

  it.each([
    ['notEnough', 'POINTS_NOT_ENOUGH'],
    ['overDayCap', 'POINTS_DAY_LIMIT'],
    ['belowMin', 'POINTS_BELOW_MIN'],
    ['unknownReceiver', 'POINTS_RECEIVER_UNKNOWN'],
    ['notOffered', 'POINTS_NOT_OFFERED'],
  ] as const)('are refused as the centre refuses: %s', async (reason, code) => {
    const { till } = await benchWith(() => ({ isDone: false, reason, bound: points(20_00) }));
    await expect(till.transfers.give(wish(true))).rejects.toMatchObject({ code, params: { points: 20_00 } });
  });

  it('wait for a customer, for the line, and for a card or a phone', async () => {
    const bench = await openBench();
    await expect(bench.till.transfers.give(wish(true))).rejects.toMatchObject({ code: 'NO_CUSTOMER' });
    bench.scan(CODES.card);
    const nobody = { ...wish(true), to: { kind: 'member', text: 'Борис' } } as const;
    await expect(bench.till.transfers.give(nobody)).rejects.toMatchObject({ code: 'POINTS_RECEIVER_UNKNOWN' });
    bench.centre.setOnline(false);
    await expect(bench.till.transfers.give(wish(true))).rejects.toMatchObject({ code: 'POINTS_OFFLINE' });
    expect(bench.centre.sent).toEqual([]);
  });
});
