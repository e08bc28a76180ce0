import type { OperationPayload } from '../../contract/sync/operations.ts';
import { findInvitationFault, postToMember } from '../../loyalty/index.ts';
import type { Person } from '../../loyalty/index.ts';
import type { Books } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';
import type { Effect } from './apply.ts';

/**
 * Who brought a member. The till has looked with what it knew; whoever named first stays, and what may not be is left
 * undone with a flag. Points that receipts have given an inviter meanwhile are theirs. Source: loyalty-domain section 13.
 */
export function nameInviter(
  { members, invitations, changedMembers }: Books,
  { customerId, inviterId, instant }: OperationPayload<'inviterNamed'>,
): Effect {
  const [invitee, inviter] = [members.get(customerId), members.get(inviterId)];
  if (invitee === undefined || invitee.profile.state === 'erased') return refuse(null, 'unknownCustomer');
  if (inviter === undefined || inviter.profile.state === 'erased') return refuse(customerId, 'unknownInviter');
  const inviterOf = (id: string) =>
    (id === customerId ? invitee.facts.inviter?.memberId : invitations.inviterOf.get(id)) ?? null;
  if (inviterOf(customerId) === inviterId) return { customerId, flags: [], madeDebt: false };
  const fault = findInvitationFault(personOf(inviter), personOf(invitee), inviterOf);
  if (fault !== null) return refuse(customerId, `inviter.${fault}`);

  const invitees = (invitations.invitees.get(inviterId) ?? 0) + 1;
  invitations.invitees.set(inviterId, invitees);
  invitations.inviterOf.set(customerId, inviterId);
  const named = { memberId: inviterId, tierId: inviter.tierId, invitees };
  const changes = [{ kind: 'invited', inviter: named }] as const;
  invitee.facts = postToMember(invitee.facts, { instant, paid: null, changes });
  changedMembers.add(invitee);
  return { customerId, flags: [], madeDebt: false };
}

const refuse = (customerId: string | null, flag: string): Effect => ({ customerId, flags: [flag], madeDebt: false });

const personOf = ({ profile: { customerId, phone, cards } }: Member): Person => ({
  memberId: customerId,
  marks: [...cards.map(({ number }) => number), ...(phone === null ? [] : [phone])],
});
