import { PROTOCOL } from '../../contract/sync/api.ts';
import type { Exchange } from './exchange.ts';
import { sampleClock, timed } from './exchange.ts';

/**
 * Names the till to the centre where it has no number yet or its copy has no feed; returns the feed to follow. What was
 * sold before is linked into the chain when the first answer is written.
 * @throws CentreError; TillError CENTRE_FORK where the centre knows another till by this name
 */
export async function ensureJoined(exchange: Exchange): Promise<string> {
  const { client, stores, tillName } = exchange;
  const { tillUuid, joined } = stores.syncRecords.identity();
  const { feed } = stores.directory.position();
  if (joined !== null && feed !== null) return feed;
  const question = { tillUuid, name: tillName, protocol: PROTOCOL };
  const asked = await timed(exchange, (signal) => client.calls.join(question, { signal }));
  stores.syncRecords.join(asked.answer);
  sampleClock(exchange, asked.answer.serverTime, asked);
  return feed ?? asked.answer.feed;
}
