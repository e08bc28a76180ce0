/** Who brought a member, as tills tell it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { ENGINES } from '../testing/engines.ts';
import { addMember, NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';

describe.each(ENGINES)('an inviter on $engine', ({ open }) => {
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
  const someone = async () => (await addMember(database, { tierId: 'silver' })).customerId;
  const inviterOf = async (id: string) => (await loadMembers(database, [id])).get(id)!.facts.inviter;
  const name = async (...pairs: [customerId: string, inviterId: string][]) => {
    const till = await joinTill(database);
    for (const [customerId, inviterId] of pairs) till.append('inviterNamed', { customerId, inviterId, instant: NOON });
    return (await till.send()).answers.map(({ flags }) => flags);
  };

  it('stands in the record, with their tier and how many they have brought', async () => {
    const [boris, anna, vera] = [await someone(), await someone(), await someone()];
    expect(await name([anna, boris], [vera, boris])).toEqual([[], []]);
    expect(await inviterOf(anna)).toEqual({ memberId: boris, tierId: 'silver', invitees: 1 });
    expect(await inviterOf(vera)).toEqual({ memberId: boris, tierId: 'silver', invitees: 2 });
    const next = await someone();
    expect(await name([next, boris])).toEqual([[]]);
    expect(await inviterOf(next)).toMatchObject({ invitees: 3 });
  });

  it('who was named first stays; the same one again is no contradiction', async () => {
    const [boris, anna, vera] = [await someone(), await someone(), await someone()];
    expect(await name([anna, boris])).toEqual([[]]);
    expect(await name([anna, vera], [anna, boris])).toEqual([['inviter.alreadyInvited'], []]);
    expect(await inviterOf(anna)).toMatchObject({ memberId: boris, invitees: 1 });
  });

  it('is nobody who was brought by the member, however far down, nor the member, nor a stranger', async () => {
    const [a, b, c] = [await someone(), await someone(), await someone()];
    expect(await name([b, a], [c, b])).toEqual([[], []]);
    expect(await name([a, c])).toEqual([['inviter.cycle']]);
    expect(await name([a, a], [a, randomUUID()])).toEqual([['inviter.oneself'], ['unknownInviter']]);
    expect(await inviterOf(a)).toBeUndefined();
  });
});
