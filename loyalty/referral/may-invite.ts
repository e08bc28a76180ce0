export type InvitationRefusal = 'oneself' | 'alreadyInvited' | 'cycle';

/** Phones, cards and devices that tell one person from another; equal ones are the same person. */
export interface Person {
  memberId: string;
  /** As the store keeps them: whole numbers or keyed hashes. */
  marks: readonly string[];
}

/**
 * Why a member may not be named as the inviter of another, or null: nobody invites themselves (the same phone, card or
 * device is the same person), nobody is invited twice, and no chain of inviters comes back. Source: loyalty-domain
 * section 13.
 *
 * @param inviterOf who brought a member, null = nobody
 */
export function findInvitationFault(
  inviter: Person,
  invitee: Person,
  inviterOf: (memberId: string) => string | null,
): InvitationRefusal | null {
  if (inviter.memberId === invitee.memberId) return 'oneself';
  if (invitee.marks.some((mark) => inviter.marks.includes(mark))) return 'oneself';
  if (inviterOf(invitee.memberId) !== null) return 'alreadyInvited';
  const seen = new Set<string>();
  for (let above: string | null = inviter.memberId; above !== null && !seen.has(above); above = inviterOf(above)) {
    if (above === invitee.memberId) return 'cycle';
    seen.add(above);
  }
  return null;
}
