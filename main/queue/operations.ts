/** The till's own operations: appended with their effect, sealed into the chain, never changed. */
import { canonicalText } from '../../contract/sync/chain.ts';
import { OPERATION_SCHEMA } from '../../contract/sync/operations.ts';
import type { OperationKind, OperationPayload } from '../../contract/sync/operations.ts';
import type { OperationId } from '../../contract/units.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Clock } from '../store/clock.ts';
import type { Connection } from '../store/sqlite.ts';
import type { QueuedOperation } from '../store/types.ts';
import { enrolmentHash, linkHash } from './chain.ts';

interface JoinedIdentity {
  tillUuid: string;
  tillId: number;
  epoch: number;
}

/** All calls but the reading ones belong inside the caller's transaction. */
export interface Operations {
  /** seq is `max(seq) + 1` of the table; the hash is '' until the till has its number */
  append<Kind extends OperationKind>(kind: Kind, payload: OperationPayload<Kind>, at: Instant): QueuedOperation;
  /** Links what was appended before the first join. Doing it again changes nothing. */
  sealAll(identity: JoinedIdentity): void;
  find(seq: number): QueuedOperation | undefined;
  lastSeq(): number;
  oldestSeq(): number;
  /** @throws TillError DATA_CORRUPT when the stored bytes from `fromSeq` on do not follow from each other */
  verifyChain(identity: JoinedIdentity, fromSeq: number): void;
}

export interface OperationRow {
  seq: number;
  opId: OperationId;
  kind: string;
  schema: number;
  payload: string;
  createdAt: Instant;
  previousHash: string | null;
  hash: string | null;
}

export const OPERATION_COLUMNS = `o.seq, o.opId, o.kind, o.schema, o.payload, o.createdAt, s.previousHash, s.hash
  FROM operation o LEFT JOIN seal s ON s.seq = o.seq`;

export const toQueued = (row: OperationRow): QueuedOperation => ({
  ...row,
  previousHash: row.previousHash ?? '',
  hash: row.hash ?? '',
});

export interface OperationsOptions {
  connection: Connection;
  clock: Clock;
  newId: () => OperationId;
  /** null before the first join */
  identity: () => JoinedIdentity | null;
  /** best known difference of the centre's clock to ours, ms; null before the first exchange */
  clockOffsetMs: () => number | null;
}

export function createOperations({ connection, clock, newId, identity, clockOffsetMs }: OperationsOptions): Operations {
  const insert = connection.prepare<unknown[]>(`
    INSERT INTO operation (seq, opId, kind, schema, payload, createdAt, monotonicMs, bootId, clockOffsetMs)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertSeal = connection.prepare<[number, string, string]>(
    'INSERT INTO seal (seq, previousHash, hash) VALUES (?, ?, ?)',
  );
  const lastSeq = connection.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM operation').pluck();
  const oldestSeq = connection.prepare<[], number>('SELECT coalesce(min(seq), 1) FROM operation').pluck();
  const hashAt = connection.prepare<[number], string>('SELECT hash FROM seal WHERE seq = ?').pluck();
  const bySeq = connection.prepare<[number], OperationRow>(`SELECT ${OPERATION_COLUMNS} WHERE o.seq = ?`);
  const since = connection.prepare<[number], OperationRow>(
    `SELECT ${OPERATION_COLUMNS} WHERE o.seq >= ? ORDER BY o.seq`,
  );
  const unsealed = connection.prepare<[], OperationRow>(
    `SELECT ${OPERATION_COLUMNS} WHERE s.seq IS NULL ORDER BY o.seq`,
  );

  function seal(row: OperationRow, till: JoinedIdentity): QueuedOperation {
    const previousHash = row.seq === 1 ? enrolmentHash(till) : hashAt.get(row.seq - 1);
    if (previousHash === undefined) throw new TillError('DATA_CORRUPT', { seq: row.seq });
    const hash = linkHash({ ...row, tillId: till.tillId, epoch: till.epoch, previousHash });
    insertSeal.run(row.seq, previousHash, hash);
    return { ...row, previousHash, hash };
  }

  return {
    append(kind, payload, at) {
      const seq = (lastSeq.get() ?? 0) + 1;
      const base = { seq, opId: newId(), kind, schema: OPERATION_SCHEMA, payload: canonicalText(payload) };
      const row: OperationRow = { ...base, createdAt: at, previousHash: null, hash: null };
      const reading = [clock.monotonicMs(), clock.bootId, clockOffsetMs()];
      insert.run(row.seq, row.opId, row.kind, row.schema, row.payload, at, ...reading);
      const till = identity();
      return till === null ? toQueued(row) : seal(row, till);
    },
    sealAll(till) {
      for (const row of unsealed.all()) seal(row, till);
    },
    find(seq) {
      const row = bySeq.get(seq);
      return row === undefined ? undefined : toQueued(row);
    },
    lastSeq: () => lastSeq.get() ?? 0,
    oldestSeq: () => oldestSeq.get() ?? 1,
    verifyChain(till, fromSeq) {
      let previous = fromSeq <= 1 ? enrolmentHash(till) : null;
      for (const row of since.iterate(fromSeq)) {
        const previousHash = previous ?? row.previousHash ?? '';
        const hash = linkHash({ ...row, tillId: till.tillId, epoch: till.epoch, previousHash });
        if (row.previousHash !== previousHash || row.hash !== hash)
          throw new TillError('DATA_CORRUPT', { seq: row.seq });
        previous = hash;
      }
    },
  };
}
