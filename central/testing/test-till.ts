/** A till that keeps its chain as the protocol wants it, and sends what a test tells it to. */
import { randomUUID } from 'node:crypto';
import { chainText, enrolmentText } from '../../contract/sync/chain.ts';
import type { Answer } from '../../contract/sync/api.ts';
import { OPERATION_SCHEMA } from '../../contract/sync/operations.ts';
import type { WireOperation } from '../../contract/sync/operations.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { push } from '../push/push.ts';
import type { Push } from '../push/push.ts';
import { sha256 } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { join } from '../tills/join.ts';
import { payloadOf } from './sale.ts';
import { NOON } from './shop.ts';

const cache: PreparedCache = new Map();
export const surroundings = (now: Instant = NOON): { now: Instant; cache: PreparedCache } => ({ now, cache });

export interface TestTill {
  tillId: number;
  credentials: { tillUuid: string; secret: string };
  /** Appends an operation to the till's chain. */
  append(kind: string, payload: unknown, over?: Partial<WireOperation>): WireOperation;
  /** The batch of these operations, or of all so far. */
  batch(ops?: readonly WireOperation[]): Push;
  /** Sends a batch, all so far if none is named, and returns the answers. */
  send(batch?: Push, now?: Instant): Promise<{ answers: Answer[]; ackedSeq: number }>;
}

export async function joinTill(database: Database): Promise<TestTill> {
  const credentials = { tillUuid: randomUUID(), secret: randomUUID() };
  const joined = await database.transaction(async (sql) => join(sql, credentials, 'Касса', NOON));
  if (joined === undefined) throw new Error('not joined');
  const { tillId, epoch } = joined;
  const root = sha256(enrolmentText({ tillUuid: credentials.tillUuid, tillId, epoch }));
  const appended: WireOperation[] = [];

  function batch(ops: readonly WireOperation[] = appended): Push {
    const before = appended[(ops[0]?.seq ?? 1) - 2];
    return { till: tillId, epoch, prevHash: before?.hash ?? root, ops };
  }

  return {
    tillId,
    credentials,
    append(kind, payload, over = {}) {
      const text = payloadOf(payload);
      const previousHash = appended.at(-1)?.hash ?? root;
      const plain = {
        seq: appended.length + 1,
        opId: randomUUID() as OperationId,
        schema: OPERATION_SCHEMA,
        kind,
        payload: text,
        ...over,
      };
      const operation = { ...plain, hash: sha256(chainText({ tillId, epoch, previousHash, ...plain })) };
      appended.push(operation);
      return operation;
    },
    batch,
    send: async (sent = batch(), now = NOON) => database.transaction(async (sql) => push(sql, sent, surroundings(now))),
  };
}
