import { anyOf } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';

/** Who brought whom, as far as the inviters that a transaction names need it. */
export interface Invitations {
  /** of these inviters and of all above them */
  inviterOf: Map<string, string>;
  /** how many each of them has brought */
  invitees: Map<string, number>;
}

const INVITER = `facts -> 'inviter' ->> 'memberId'`;

export async function loadInvitations(sql: Sql, inviterIds: readonly string[]): Promise<Invitations> {
  if (inviterIds.length === 0) return { inviterOf: new Map(), invitees: new Map() };
  const ids = [JSON.stringify(inviterIds)];
  // UNION and not UNION ALL: a chain that comes back ends.
  const above = await sql.query<{ member: string; inviter: string }>(
    `WITH RECURSIVE chain AS (
       SELECT customer_id AS member, ${INVITER} AS inviter FROM customer WHERE customer_id = ${anyOf(1)}
       UNION SELECT c.customer_id, c.${INVITER} FROM chain JOIN customer c ON c.customer_id = chain.inviter
     ) SELECT member, inviter FROM chain WHERE inviter IS NOT NULL`,
    ids,
  );
  const brought = await sql.query<{ inviter: string; count: number }>(
    `SELECT ${INVITER} AS inviter, count(*)::int AS count FROM customer WHERE ${INVITER} = ${anyOf(1)} GROUP BY 1`,
    ids,
  );
  return {
    inviterOf: new Map(above.map(({ member, inviter }) => [member, inviter])),
    invitees: new Map(brought.map(({ inviter, count }) => [inviter, count])),
  };
}
