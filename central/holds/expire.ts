import { randomUUID } from 'node:crypto';
import type { Centre } from '../centre.ts';
import { changeMembers } from '../ledger/change-members.ts';
import { settle } from '../ledger/settle.ts';

/** Members settled in one transaction, so that a push never waits long for it. */
const MEMBERS_MAX = 100;

/** Gives back what holds have kept past their time, so that tills see it without anybody asking. Returns the members settled. */
export async function releaseExpired({
  database,
  now,
  cache,
}: Pick<Centre, 'database' | 'now' | 'cache'>): Promise<number> {
  return database.transaction(async (sql) => {
    const due = await sql.query<{ customer_id: string }>(
      `SELECT DISTINCT customer_id FROM hold WHERE state = 'authorised' AND expires_at <= $1 LIMIT $2`,
      [now(), MEMBERS_MAX],
    );
    if (due.length === 0) return 0;
    const ids = due.map((row) => row.customer_id);
    await changeMembers(sql, ids, { now: now(), cache }, (books) => {
      for (const member of books.members.values()) settle(books, member, randomUUID());
    });
    return ids.length;
  });
}
