/** Points given away: by the terms of the programme, once, and with the books in order. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TransferRequest } from '../../contract/sync/transfers.ts';
import { demoProgramme, points } from '../../loyalty/index.ts';
import { transferTermsSchema } from '../../loyalty/transfers/transfer-terms.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { ENGINES } from '../testing/engines.ts';
import { addMember, DAY_MS, NOON, openShop } from '../testing/shop.ts';
import { surroundings } from '../testing/test-till.ts';
import { sendPoints } from './send-points.ts';

const PROGRAMME = {
  ...demoProgramme,
  transfers: transferTermsSchema.parse({ feeBp: 500, min: 50_00, perDay: 1_000_00 }),
  donations: { charities: [{ id: 'shelter', name: { ru: 'Приют', en: 'Shelter' } }] },
};

describe.each(ENGINES)('points given away on $engine', ({ open }) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await open());
    await openShop(database, PROGRAMME);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });

  const two = async (active = 2_000_00) => ({
    sender: await addMember(database, { active }),
    receiver: await addMember(database),
  });
  const send = (request: TransferRequest, now = NOON) =>
    database.transaction((sql) => sendPoints(sql, request, surroundings(now as typeof NOON)));
  const wish = (customerId: string, to: TransferRequest['to'], amount: number, isTrial = false): TransferRequest => ({
    ...{ transferId: randomUUID() as TransferRequest['transferId'], customerId, to, amount: points(amount), isTrial },
  });
  const toCard = (value: string) => ({ kind: 'member', by: 'card', value }) as const;
  const balance = async (customerId: string) =>
    (await loadMembers(database, [customerId])).get(customerId)?.accounts.main.balance;

  it('sends 500 for 525 with the fee of 5 %, and the points keep their last day (W47)', async () => {
    const { sender, receiver } = await two();
    const trial = await send(wish(sender.customerId, toCard(receiver.card), 500_00, true));
    expect(trial).toMatchObject({ isDone: true, fee: 25_00, taken: 525_00, receiver: 'Проверкина Вера' });
    expect(await balance(sender.customerId)).toBe(2_000_00);
    const done = await send(wish(sender.customerId, toCard(receiver.card), 500_00));
    expect(done).toMatchObject({ isDone: true, fee: 25_00, taken: 525_00 });
    expect([await balance(sender.customerId), await balance(receiver.customerId)]).toEqual([1_475_00, 500_00]);
    const lots = (await loadMembers(database, [receiver.customerId])).get(receiver.customerId)?.lots;
    expect(lots).toMatchObject([{ amount: 500_00, expiresAt: NOON + 100 * DAY_MS }]);
  });

  it('answers the same request alike and moves nothing twice; the same id for something else is refused', async () => {
    const { sender, receiver } = await two();
    const request = wish(sender.customerId, toCard(receiver.card), 100_00);
    const first = await send(request);
    expect(await send(request)).toMatchObject({ isDone: true, fee: 5_00, taken: 105_00 });
    expect(first).toMatchObject({ isDone: true });
    expect([await balance(sender.customerId), await balance(receiver.customerId)]).toEqual([1_895_00, 100_00]);
    expect(await send({ ...request, amount: points(200_00) })).toBe('otherContent');
  });

  it('keeps to the day cap, counts the next day anew, and gives to charity without a fee', async () => {
    const { sender, receiver } = await two(5_000_00);
    await send(wish(sender.customerId, toCard(receiver.card), 900_00));
    const more = wish(sender.customerId, toCard(receiver.card), 200_00);
    expect(await send(more)).toEqual({ isDone: false, reason: 'overDayCap', bound: 100_00 });
    expect(await send(more, (NOON + DAY_MS) as typeof NOON)).toMatchObject({ isDone: true });
    const gift = await send(wish(sender.customerId, { kind: 'charity', charityId: 'shelter' }, 300_00));
    expect(gift).toMatchObject({ isDone: true, receiver: null, fee: 0, taken: 300_00 });
    expect(await balance(sender.customerId)).toBe(5_000_00 - 945_00 - 210_00 - 300_00);
  });

  it.each([
    ['notEnough', 1_960_00, 1_900_00],
    ['belowMin', 49_99, 50_00],
  ])('refuses with %s and moves nothing', async (reason, amount, bound) => {
    const { sender, receiver } = await two(1_900_00);
    const wanted = { ...wish(sender.customerId, toCard(receiver.card), amount) };
    const answer = await send(
      reason === 'notEnough' ? { ...wanted, to: { kind: 'charity', charityId: 'shelter' } } : wanted,
    );
    expect(answer).toEqual({ isDone: false, reason, bound });
    expect(await balance(sender.customerId)).toBe(1_900_00);
  });

  it('knows no stranger and sends nothing to oneself', async () => {
    const { sender } = await two();
    const to = (card: string) => send(wish(sender.customerId, toCard(card), 100_00));
    expect(await to('2900000000001')).toMatchObject({ isDone: false, reason: 'unknownReceiver' });
    expect(await to(sender.card)).toMatchObject({ isDone: false, reason: 'sameMember' });
  });
});
