import type { Sql } from '../db/sql.ts';

export interface Violation {
  invariant: 'I1' | 'I3' | 'I20';
  /** the journal, account or member at fault */
  where: string;
}

/**
 * Looks for what must never be: journals that do not sum to 0 (I1), cached balances and lots that do not follow from
 * their postings (I3), accounts on the wrong side of 0 (I20). Empty = all is well. Source: offline-sync section 20.
 */
export async function audit(sql: Sql): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { invariant, text } of CHECKS) {
    const rows = await sql.query<{ at: string }>(text);
    found.push(...rows.map((row) => ({ invariant, where: row.at })));
  }
  return found;
}

const CHECKS: readonly { invariant: Violation['invariant']; text: string }[] = [
  {
    invariant: 'I1',
    text: `SELECT 'journal ' || cause || '/' || n AS at FROM posting GROUP BY cause, n HAVING sum(amount) <> 0`,
  },
  {
    invariant: 'I1',
    text: `SELECT 'journal ' || cause || '/' || n AS at
      FROM journal FULL JOIN posting USING (cause, n)
      WHERE journal.reason IS NULL OR posting.amount IS NULL`,
  },
  {
    invariant: 'I3',
    text: `SELECT 'account ' || account.account_id AS at
      FROM account LEFT JOIN posting USING (account_id) WHERE balance IS NOT NULL
      GROUP BY account.account_id HAVING coalesce(sum(amount), 0) <> max(balance)`,
  },
  {
    invariant: 'I3',
    text: `SELECT 'member ' || owner AS at
      FROM (SELECT owner, sum(balance) AS points FROM account WHERE kind IN ('main', 'pending', 'held') GROUP BY owner) AS held
      FULL JOIN (SELECT customer_id AS owner, sum(remaining) AS points FROM lot GROUP BY customer_id) AS lots USING (owner)
      WHERE coalesce(held.points, 0) <> coalesce(lots.points, 0)`,
  },
  {
    invariant: 'I3',
    text: `SELECT 'member ' || owner AS at
      FROM (SELECT owner, balance FROM account WHERE kind = 'held') AS account
      LEFT JOIN (SELECT customer_id AS owner, sum(granted) AS points FROM hold WHERE state = 'authorised' GROUP BY customer_id) AS open
        USING (owner)
      WHERE balance <> coalesce(points, 0)`,
  },
  {
    invariant: 'I3',
    text: `SELECT 'certificate ' || certificate.number AS at
      FROM certificate LEFT JOIN certificate_entry USING (number)
      GROUP BY certificate.number HAVING coalesce(sum(amount), 0) <> max(rest)`,
  },
  {
    invariant: 'I3',
    text: `SELECT 'certificate ' || certificate.number AS at
      FROM certificate LEFT JOIN certificate_hold AS hold ON hold.number = certificate.number AND hold.state = 'authorised'
      GROUP BY certificate.number HAVING coalesce(sum(taken), 0) <> max(reserved)`,
  },
  {
    invariant: 'I20',
    text: `SELECT 'account ' || account_id AS at FROM account
      WHERE (kind = 'debt' AND balance > 0) OR (kind <> 'debt' AND balance < 0)`,
  },
];
