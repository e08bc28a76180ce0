import type { StoreRecord } from '../../contract/sync/records.ts';
import { enrolmentText } from '../../contract/sync/chain.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { sha256 } from '../programmes/shelf.ts';
import { hashSecret, isSecret } from './credentials.ts';
import type { Credentials } from './credentials.ts';

export interface Joined {
  tillId: number;
  epoch: number;
  feed: string;
  store: StoreRecord;
  lastSeq: number;
}

const FIRST_EPOCH = 1;

/**
 * Gives a till its number; the first secret it shows is its secret from then on. The same till again gets the same
 * number. undefined = the till is known under another secret.
 */
export async function join(
  sql: Sql,
  { tillUuid, secret }: Credentials,
  name: string,
  now: Instant,
): Promise<Joined | undefined> {
  await sql.query(
    `INSERT INTO till (uuid, name, secret_hash, last_hash, joined_at) VALUES ($1, $2, $3, '', $4)
     ON CONFLICT (uuid) DO NOTHING`,
    [tillUuid, name, hashSecret(secret), now],
  );
  const [till] = await sql.query<{
    till_id: number;
    epoch: number;
    secret_hash: string;
    last_seq: number;
    last_hash: string;
  }>('SELECT till_id, epoch, secret_hash, last_seq, last_hash FROM till WHERE uuid = $1 FOR UPDATE', [tillUuid]);
  if (till === undefined || !isSecret(secret, till.secret_hash)) return undefined;
  if (till.last_hash === '') {
    // The chain of an epoch hangs on its enrolment record, which names the number just given.
    const root = sha256(enrolmentText({ tillUuid, tillId: till.till_id, epoch: FIRST_EPOCH }));
    await sql.query('UPDATE till SET last_hash = $2 WHERE till_id = $1', [till.till_id, root]);
  }
  const [store] = await sql.query<{ record: StoreRecord; feed: string }>(
    'SELECT record, feed FROM store, feed_head ORDER BY store_id LIMIT 1',
  );
  if (store === undefined) throw new Error('the centre has no store');
  return { tillId: till.till_id, epoch: till.epoch, feed: store.feed, store: store.record, lastSeq: till.last_seq };
}
