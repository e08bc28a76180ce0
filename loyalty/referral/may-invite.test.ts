import { expect, it } from 'vitest';
import { findInvitationFault } from './may-invite.ts';

const person = (memberId: string, ...marks: string[]) => ({ memberId, marks });
/** Anna brought Boris, Boris brought Vera. */
const chain: Record<string, string> = { boris: 'anna', vera: 'boris' };
const ask = (inviter: ReturnType<typeof person>, invitee: ReturnType<typeof person>) =>
  findInvitationFault(inviter, invitee, (id) => chain[id] ?? null);

it('lets a member bring somebody new', () => {
  expect(ask(person('vera', '+7901'), person('gleb', '+7902'))).toBeNull();
});

it('takes the same member, phone, card or device for one person', () => {
  expect(ask(person('gleb'), person('gleb'))).toBe('oneself');
  expect(ask(person('vera', '+7901', 'device-1'), person('gleb', '+7902', 'device-1'))).toBe('oneself');
});

it('lets nobody be invited twice', () => {
  expect(ask(person('gleb'), person('vera'))).toBe('alreadyInvited');
});

it('lets no chain of inviters come back to its beginning', () => {
  expect(ask(person('boris'), person('anna'))).toBe('cycle');
  expect(ask(person('vera'), person('anna'))).toBe('cycle');
});

it('ends also where the stored chain is already a circle', () => {
  expect(findInvitationFault(person('a'), person('new'), (id) => ({ a: 'b', b: 'a' })[id] ?? null)).toBeNull();
});
