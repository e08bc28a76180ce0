import { points } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import { post, transfer } from './books.ts';
import type { Books, Cause } from './books.ts';
import type { Hold, Member } from './member.ts';

/** Gives the points of an open hold back to main. */
export function endHold(books: Books, member: Member, hold: Hold, state: 'released' | 'expired', cause: Cause): void {
  hold.state = state;
  books.changedHolds.add(hold);
  books.changedMembers.add(member);
  post(books, cause, transfer(member.accounts.held, member.accounts.main, hold.granted));
}

/** A hold nobody asked for yet, ended before it begins: a request for it that is still on its way is granted nothing. */
export function rememberEnded(books: Books, holdId: string, state: 'released' | 'captured', at: Instant): void {
  const hold: Hold = {
    holdId,
    customerId: null,
    receiptId: null,
    asked: null,
    granted: points(0),
    state,
    authorisedAt: at,
    expiresAt: at,
  };
  books.holds.set(holdId, hold);
  books.changedHolds.add(hold);
}

export interface Release {
  holdId: string;
  /** null: whoever the hold belongs to */
  customerId: string | null;
  at: Instant;
}

/** Releases a hold whatever has become of it; the flags say what was not as expected (I25). */
export function releaseHold(books: Books, release: Release, causeId: string): string[] {
  const hold = books.holds.get(release.holdId);
  if (hold === undefined) {
    rememberEnded(books, release.holdId, 'released', release.at);
    return [];
  }
  const isOthers = release.customerId !== null && hold.customerId !== null && hold.customerId !== release.customerId;
  if (isOthers) return ['holdMismatch'];
  if (hold.state === 'captured') return ['holdCaptured'];
  const member = hold.customerId === null ? undefined : books.members.get(hold.customerId);
  if (hold.state === 'authorised' && member !== undefined) {
    endHold(books, member, hold, 'released', {
      id: causeId,
      reason: 'holdReleased',
      at: release.at,
      businessDate: null,
    });
  } else {
    hold.state = 'released';
    books.changedHolds.add(hold);
  }
  return [];
}
