import { instant, points } from '../../loyalty/index.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Sql } from '../db/sql.ts';
import { post, transfer } from '../ledger/books.ts';
import type { Books } from '../ledger/books.ts';
import { changeMembers } from '../ledger/change-members.ts';
import { availableOf, recordOf } from '../ledger/member.ts';
import type { Hold, Member } from '../ledger/member.ts';
import { settle } from '../ledger/settle.ts';
import type { PreparedCache } from '../programmes/shelf.ts';

export interface HoldRequest {
  holdId: string;
  receiptId: string;
  customerId: string;
  points: Points;
}

export interface Authorised {
  granted: Points;
  expiresAt: Instant;
  rev: number;
  record: CustomerRecord;
}

/** How long a receipt may take from the first press of pay to its end. Source: loyalty-domain section 8. */
const HOLD_MS = 15 * 60_000;

/**
 * Sets points aside for a receipt: as many as are asked and available now, down to none. The same request again gets
 * the same grant; a hold that was released before it was asked for grants nothing. Source: offline-sync sections 4 and 5.
 *
 * @returns 'noCustomer', or 'otherContent' when the id was used for something else
 */
export async function authorise(
  sql: Sql,
  request: HoldRequest,
  surroundings: { now: Instant; cache: PreparedCache },
): Promise<Authorised | 'noCustomer' | 'otherContent'> {
  const { customerId, holdId } = request;
  const { result: hold, members } = await changeMembers(
    sql,
    [customerId],
    { ...surroundings, holdIds: [holdId] },
    (books) => {
      const member = books.members.get(customerId);
      if (member === undefined) return 'noCustomer';
      const known = books.holds.get(holdId);
      if (known === undefined) return setAside(books, member, request);
      return isSame(known, request) ? known : 'otherContent';
    },
  );
  const member = members.get(customerId);
  if (typeof hold === 'string') return hold;
  if (member === undefined) return 'noCustomer';
  const { granted, expiresAt } = hold;
  return { granted, expiresAt, rev: member.rev, record: recordOf(member, surroundings.now) };
}

function setAside(books: Books, member: Member, { holdId, receiptId, customerId, points: asked }: HoldRequest): Hold {
  settle(books, member, holdId);
  const mayRedeem = member.profile.state === 'active';
  const granted = points(mayRedeem ? Math.min(asked, availableOf(member, books.now)) : 0);
  const hold: Hold = {
    holdId,
    customerId,
    receiptId,
    asked,
    granted,
    state: 'authorised',
    authorisedAt: books.now,
    expiresAt: instant(books.now + HOLD_MS),
  };
  member.holds.push(hold);
  books.changedHolds.add(hold);
  books.changedMembers.add(member);
  const cause = { id: holdId, reason: 'holdAuthorised', at: books.now, businessDate: null };
  post(books, cause, transfer(member.accounts.main, member.accounts.held, granted));
  return hold;
}

/** A hold ended before it was asked for has no content to compare. */
function isSame(hold: Hold, request: HoldRequest): boolean {
  return (
    (hold.customerId === null || hold.customerId === request.customerId) &&
    (hold.receiptId === null || hold.receiptId === request.receiptId) &&
    (hold.asked === null || hold.asked === request.points)
  );
}
