/** The till's queue to the centre: what is still to be sent and what the centre said about the rest. */
import type { Answer } from '../../contract/sync/api.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import { instant } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Connection } from '../store/sqlite.ts';
import type { QueuedOperation, QueueSummary } from '../store/types.ts';
import { OPERATION_COLUMNS, toQueued } from './operations.ts';
import type { OperationRow, Operations } from './operations.ts';

type DeliveryState = 'queued' | 'applied' | 'flagged' | 'parked';

interface QueueEntry {
  seq: number;
  kind: string;
  at: Instant;
  state: DeliveryState;
  /** the centre's flags, stable words */
  flags: string[];
}

interface Acknowledgement {
  answers: readonly Answer[];
  ackedSeq: number;
  durableSeq: number;
  at: Instant;
}

export interface Outbox {
  summary(): QueueSummary;
  /** unsent, parked and flagged operations, the newest first */
  view(limit: number): QueueEntry[];
  /** an operation that is kept here, with what the centre said of it */
  find(seq: number): { operation: QueuedOperation; state: DeliveryState } | undefined;
  ackedSeq(): number;
  lastSeq(): number;
  lastSuccessAt(): Instant | null;
  /** the next operations to send, in order; the first one always, further ones within both bounds */
  nextBatch(operationsMax: number, bytesMax: number): QueuedOperation[];
  /** One transaction. @throws TillError CENTRE_GARBAGE for an answer that does not fit what was sent */
  acknowledge(sent: readonly QueuedOperation[], answer: Acknowledgement): void;
  /** The centre knows less than it said: sends again from there. @throws TillError CENTRE_FORK where that is not kept */
  rewind(expectedSeq: number): void;
  /** Forgets what has been durable at the centre for 45 days; returns how many operations. */
  prune(now: Instant): number;
}

const KEPT_MS = 45 * 86_400_000;
const PRUNED_AT_ONCE = 500;

export interface OutboxOptions {
  connection: Connection;
  operations: Operations;
  /** one named transaction of the ledger */
  transact: <Result>(work: () => Result) => Result;
}

export function createOutbox({ connection, operations, transact }: OutboxOptions): Outbox {
  const prepare = <Params extends unknown[], Row>(sql: string) => connection.prepare<Params, Row>(sql);
  const state = prepare<[], { ackedSeq: number; durableSeq: number; lastSuccessAt: number | null }>(
    'SELECT ackedSeq, durableSeq, lastSuccessAt FROM syncState WHERE id = 1',
  );
  const waiting = prepare<[number], { queued: number; oldestAt: number | null }>(
    'SELECT count(*) AS queued, min(createdAt) AS oldestAt FROM operation WHERE seq > ?',
  );
  const outcomeOf = prepare<[number], string>('SELECT outcome FROM answer WHERE seq = ?').pluck();
  const parked = prepare<[], number>(
    `SELECT count(*) FROM answer WHERE outcome <> 'applied' AND outcome = 'parked'`,
  ).pluck();
  const next = prepare<[number, number], OperationRow>(
    `SELECT ${OPERATION_COLUMNS} WHERE o.seq > ? ORDER BY o.seq LIMIT ?`,
  );
  const attention = prepare<
    [number, number],
    { seq: number; kind: string; createdAt: number; outcome: string | null; flags: string | null }
  >(`
    SELECT o.seq, o.kind, o.createdAt, a.outcome, a.flags FROM operation o LEFT JOIN answer a ON a.seq = o.seq
    WHERE o.seq IN (SELECT seq FROM operation WHERE seq > ? UNION ALL SELECT seq FROM answer WHERE outcome <> 'applied')
    ORDER BY o.seq DESC LIMIT ?`);
  const putAnswer = prepare<unknown[], never>(
    'INSERT OR REPLACE INTO answer (seq, outcome, flags, customerRev, countersRev) VALUES (?, ?, ?, ?, ?)',
  );
  const markDurable = prepare<[number, number], never>(
    'UPDATE answer SET durableAt = ? WHERE durableAt IS NULL AND seq <= ?',
  );
  const advance = prepare<unknown[], never>(
    'UPDATE syncState SET ackedSeq = ?, durableSeq = ?, lastSuccessAt = ? WHERE id = 1',
  );
  const dropAnswers = prepare<[number], never>('DELETE FROM answer WHERE seq >= ?');
  const setBack = prepare<[number, number], never>(
    'UPDATE syncState SET ackedSeq = ?, durableSeq = min(durableSeq, ?) WHERE id = 1',
  );
  const forgettable = prepare<[number, number], number>(
    `SELECT a.seq FROM answer a JOIN operation o ON o.seq = a.seq
     WHERE a.durableAt <= ? AND a.outcome <> 'parked' AND a.seq < (SELECT max(seq) FROM operation) ORDER BY a.seq LIMIT ?`,
  ).pluck();
  const forget = prepare<[number], never>('DELETE FROM operation WHERE seq = ?');

  const current = () => state.get()!;

  return {
    summary() {
      const { queued, oldestAt } = waiting.get(current().ackedSeq)!;
      return { queued, oldestAt: oldestAt === null ? null : instant(oldestAt), parked: parked.get() ?? 0 };
    },
    view: (limit) =>
      attention.all(current().ackedSeq, limit).map(({ seq, kind, createdAt, outcome, flags }) => ({
        seq,
        kind,
        at: instant(createdAt),
        state: deliveryState(outcome),
        flags: flags === null ? [] : (JSON.parse(flags) as string[]),
      })),
    find(seq) {
      const operation = operations.find(seq);
      return operation && { operation, state: deliveryState(outcomeOf.get(seq) ?? null) };
    },
    ackedSeq: () => current().ackedSeq,
    lastSeq: () => operations.lastSeq(),
    lastSuccessAt() {
      const at = current().lastSuccessAt;
      return at === null ? null : instant(at);
    },
    nextBatch(operationsMax, bytesMax) {
      const batch: QueuedOperation[] = [];
      let bytes = 0;
      for (const row of next.iterate(current().ackedSeq, operationsMax)) {
        const operation = toQueued(row);
        bytes += Buffer.byteLength(JSON.stringify(operation));
        if (batch.length > 0 && bytes > bytesMax) break;
        batch.push(operation);
      }
      return batch;
    },
    acknowledge(sent, answer) {
      assertFits(sent, answer);
      transact(() => {
        for (const { seq, outcome, flags, customer, countersRev } of answer.answers) {
          const customerRev = customer?.rev ?? (outcome === 'parked' ? null : 0);
          putAnswer.run(seq, outcome, JSON.stringify(flags), customerRev, countersRev);
        }
        advance.run(answer.ackedSeq, answer.durableSeq, answer.at);
        markDurable.run(answer.at, answer.durableSeq);
      });
    },
    rewind(expectedSeq) {
      if (expectedSeq > operations.lastSeq() + 1 || expectedSeq < operations.oldestSeq()) {
        throw new TillError('CENTRE_FORK', { seq: expectedSeq });
      }
      transact(() => {
        dropAnswers.run(expectedSeq);
        setBack.run(expectedSeq - 1, expectedSeq - 1);
      });
    },
    prune: (now) =>
      transact(() => {
        const seqs = forgettable.all(now - KEPT_MS, PRUNED_AT_ONCE);
        for (const seq of seqs) forget.run(seq);
        return seqs.length;
      }),
  };
}

function deliveryState(outcome: string | null): DeliveryState {
  if (outcome === null) return 'queued';
  if (outcome === 'parked' || outcome === 'applied') return outcome;
  return 'flagged';
}

/** Every operation up to the acknowledged one has its own answer, and something was acknowledged. */
function assertFits(sent: readonly QueuedOperation[], { answers, ackedSeq, durableSeq }: Acknowledgement): void {
  const acknowledged = sent.filter(({ seq }) => seq <= ackedSeq);
  const fits =
    acknowledged.length > 0 &&
    acknowledged.at(-1)?.seq === ackedSeq &&
    durableSeq <= ackedSeq &&
    answers.length === acknowledged.length &&
    answers.every(({ seq, opId }, index) => seq === acknowledged[index]?.seq && opId === acknowledged[index].opId);
  if (!fits) throw new TillError('CENTRE_GARBAGE');
}
