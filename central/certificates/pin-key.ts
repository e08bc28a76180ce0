import { randomBytes } from 'node:crypto';
import type { Sql } from '../db/sql.ts';

const KEY_BYTES = 32;
/** A key given by hand is at least as long as a random one of 128 bits in hex. */
export const PIN_KEY_LENGTH_MIN = 32;

/**
 * The key of the PIN hashes: the one given, so that a copy of the database alone tells no PIN, else one that is made
 * once and kept in the database. A key that changes makes every PIN wrong.
 *
 * @throws RangeError for a given key that is too short
 */
export async function loadPinKey(sql: Sql, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    if (given.length < PIN_KEY_LENGTH_MIN) {
      throw new RangeError(`CENTRE_PIN_KEY needs at least ${PIN_KEY_LENGTH_MIN} characters`);
    }
    return given;
  }
  const made = randomBytes(KEY_BYTES).toString('hex');
  await sql.query('INSERT INTO pin_key (key) VALUES ($1) ON CONFLICT DO NOTHING', [made]);
  const [row] = await sql.query<{ key: string }>('SELECT key FROM pin_key');
  if (row === undefined) throw new Error('no PIN key');
  return row.key;
}
