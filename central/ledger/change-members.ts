import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { publishMembers } from '../feed/head.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import type { Books } from './books.ts';
import { lockMembers } from './load-members.ts';
import type { Member } from './member.ts';
import { openBooks } from './open-books.ts';
import { saveBooks } from './save-books.ts';

const NOTHING_ELSE = {
  customerIds: [],
  cardNumbers: [],
  holdIds: [],
  receiptIds: [],
  saleIds: [],
  programmeIds: [],
  couponCodes: [],
  counterNames: [],
  inviterIds: [],
  certificateNumbers: [],
  authorisationIds: [],
};

export interface Changed<Result> {
  result: Result;
  /** the members as they are now, with their new revisions */
  members: ReadonlyMap<string, Member>;
}

/** Locks members, lets `change` work on their books, writes what changed and puts it at the head of the feed. */
export async function changeMembers<Result>(
  sql: Sql,
  customerIds: readonly string[],
  { holdIds = [], ...surroundings }: { now: Instant; cache: PreparedCache; holdIds?: readonly string[] },
  change: (books: Books) => Result | Promise<Result>,
): Promise<Changed<Result>> {
  await lockMembers(sql, customerIds);
  const books = await openBooks(sql, { ...NOTHING_ELSE, holdIds }, customerIds, surroundings);
  const result = await change(books);
  await saveBooks(sql, books);
  const changed = new Set([...books.changedMembers].map(({ profile }) => profile.customerId));
  for (const [id, rev] of await publishMembers(sql, changed)) {
    const member = books.members.get(id);
    if (member !== undefined) member.rev = rev;
  }
  return { result, members: books.members };
}
