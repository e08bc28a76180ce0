/** A till next to the database: it keeps its chain and hands its batches to `push` itself, without HTTP between. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../contract/sync/api.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { push } from '../push/push.ts';
import type { Push } from '../push/push.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { join } from '../tills/join.ts';
import { startChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { NOON } from './shop.ts';

const cache: PreparedCache = new Map();
export const surroundings = (now: Instant = NOON): { now: Instant; cache: PreparedCache } => ({ now, cache });

export interface TestTill extends Chain {
  tillId: number;
  /** Sends a batch, all so far if none is named, and returns the answers. */
  send(batch?: Push, now?: Instant): Promise<{ answers: Answer[]; ackedSeq: number }>;
}

export async function joinTill(database: Database): Promise<TestTill> {
  const credentials = { tillUuid: randomUUID(), secret: randomUUID() };
  const joined = await database.transaction(async (sql) => join(sql, credentials, 'Касса', NOON));
  if (joined === undefined) throw new Error('not joined');
  const { tillId, epoch } = joined;
  const chain = startChain({ tillUuid: credentials.tillUuid, tillId, epoch });
  return {
    tillId,
    ...chain,
    send: async (batch = chain.batch(), now = NOON) =>
      database.transaction(async (sql) => push(sql, batch, surroundings(now))),
  };
}
