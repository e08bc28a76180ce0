import { describe, expect, it } from 'vitest';
import { points } from '../../loyalty/index.ts';
import { memberRecord, newReceiptId, NOON, sell } from '../store/fixtures.ts';
import { addMember, answerWith } from './fake-centre.ts';
import { scene } from './sync-scene.ts';

describe('asking while the cashier waits', () => {
  it('takes the fresh row in', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    await sync.syncNow();
    centre.members.set('m-1', { rev: 40, record: memberRecord({ tierId: 'gold' }) });
    const fresh = await sync.refreshCustomer('card', '2900000000011', 30_000);
    expect(fresh).toMatchObject({ rev: 40, record: { tierId: 'gold' } });
    expect(stores.directory.findCustomerByCard('2900000000011')?.rev).toBe(40);
    expect(await sync.refreshCustomer('phone', '+70000000000', 30_000)).toBeNull();
  });

  it('gives up in time and stays online', async () => {
    const { centre, sync } = await scene();
    await sync.syncNow();
    centre.mischief = () => true;
    expect(await sync.refreshCustomer('card', '2900000000011', 20)).toBeUndefined();
    expect(sync.state().state).toBe('online');
  });

  it('does not wait for a link that is known to be down', async () => {
    const { centre, sync } = await scene();
    centre.mischief = answerWith(500, '');
    await sync.syncNow();
    const asked = centre.requests.length;
    expect(await sync.refreshCustomer('card', '2900000000011', 30_000)).toBeUndefined();
    expect(centre.requests).toHaveLength(asked);
  });

  it('notices that the link has gone', async () => {
    const { centre, sync } = await scene();
    await sync.syncNow();
    centre.mischief = (_request, response) => {
      response.destroy();
      return true;
    };
    expect(await sync.refreshCustomer('card', '1', 30_000)).toBeUndefined();
    expect(sync.state()).toMatchObject({ state: 'offline', problem: { code: 'CENTRE_DOWN' } });
  });

  it('sets points aside, less than asked where there is less', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    await sync.syncNow();
    centre.grantMax = 70_00;
    const holdId = newReceiptId();
    stores.ledger.beginHold(holdId, 'm-1', points(100_00), NOON);
    const request = { holdId, receiptId: newReceiptId(), customerId: 'm-1', points: points(100_00) };
    expect(await sync.authorise(request, 30_000)).toEqual({ granted: 70_00 });
    expect(stores.directory.findCustomer('m-1')).toMatchObject({ rev: 2, record: { held: 70_00 } });
  });

  it('refuses an answer that grants more than was asked', async () => {
    const { centre, stores, sync } = await scene();
    await sync.syncNow();
    const holdId = newReceiptId();
    stores.ledger.beginHold(holdId, 'm-1', points(100_00), NOON);
    const record = memberRecord();
    const wrong = { granted: 200_00, expiresAt: NOON, rev: 1, record, serverTime: NOON };
    centre.mischief = answerWith(200, JSON.stringify(wrong));
    const request = { holdId, receiptId: newReceiptId(), customerId: 'm-1', points: points(100_00) };
    expect(await sync.authorise(request, 30_000)).toBeUndefined();
    expect(sync.state().problem?.code).toBe('CENTRE_GARBAGE');
  });

  it('leaves a row aside that may or may not contain a sale that is under way', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    await sync.syncNow();
    centre.members.set('m-1', { rev: 40, record: memberRecord() });
    sell(stores.ledger);
    expect(await sync.refreshCustomer('card', '2900000000011', 30_000)).toBeUndefined();
    expect(stores.directory.findCustomer('m-1')?.rev).toBe(1);
    await sync.syncNow();
    expect(await sync.refreshCustomer('card', '2900000000011', 30_000)).toMatchObject({ rev: 40 });
  });
});
