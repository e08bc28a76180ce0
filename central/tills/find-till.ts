import type { Sql } from '../db/sql.ts';
import { isSecret } from './credentials.ts';
import type { Credentials } from './credentials.ts';

export interface Till {
  tillId: number;
  isBlocked: boolean;
}

/** The till these credentials prove; undefined = no such till or another secret, which nobody may tell apart. */
export async function findTill(sql: Sql, { tillUuid, secret }: Credentials): Promise<Till | undefined> {
  const [row] = await sql.query<{ till_id: number; secret_hash: string; state: 'active' | 'blocked' }>(
    'SELECT till_id, secret_hash, state FROM till WHERE uuid = $1',
    [tillUuid],
  );
  if (row === undefined || !isSecret(secret, row.secret_hash)) return undefined;
  return { tillId: row.till_id, isBlocked: row.state === 'blocked' };
}
