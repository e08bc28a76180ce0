import { randomUUID } from 'node:crypto';
import { PROTOCOL, PUSH_BYTES_MAX, PUSH_OPERATIONS_MAX } from '../../contract/sync/api.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { QueuedOperation } from '../store/types.ts';
import { CentreError } from './centre-error.ts';
import type { Exchange } from './exchange.ts';
import { sampleClock, timed } from './exchange.ts';

/** Room for the request's envelope beside the operations. */
const ENVELOPE_BYTES = 1024;
/** A centre that asks for one place again and again is not to be followed for ever. */
const REWINDS_MAX = 3;

/** The size of a batch: halved where it was too large or too slow, grown back by a quarter with each success. */
export class BatchSize {
  #operations = PUSH_OPERATIONS_MAX;

  get operations(): number {
    return this.#operations;
  }

  halve(): void {
    this.#operations = Math.max(1, Math.floor(this.#operations / 2));
  }

  grow(): void {
    this.#operations = Math.min(PUSH_OPERATIONS_MAX, Math.ceil(this.#operations * 1.25));
  }
}

/**
 * Sends the queue in order until it is empty. An unknown outcome is sent again with the same bytes: the centre answers
 * what it answered. Source: offline-sync sections 6 and 7.
 * @throws CentreError; TillError CENTRE_FORK where the two histories cannot be joined, CENTRE_GARBAGE
 */
export async function pushAll(exchange: Exchange, size: BatchSize): Promise<void> {
  const { outbox } = exchange.stores;
  let rewinds = 0;
  for (;;) {
    const batch = outbox.nextBatch(size.operations, PUSH_BYTES_MAX - ENVELOPE_BYTES);
    if (batch.length === 0) return;
    try {
      await pushBatch(exchange, batch);
      size.grow();
    } catch (error) {
      if (!(error instanceof CentreError)) throw error;
      if (error.reason === 'timeout' || error.reason === 'TOO_LARGE') size.halve();
      if (error.reason === 'TOO_LARGE' && batch.length > 1) continue;
      if (error.reason !== 'GAP' || ++rewinds > REWINDS_MAX) throw error;
      outbox.rewind(error.numberOf('expectedSeq'));
    }
  }
}

async function pushBatch(exchange: Exchange, batch: readonly QueuedOperation[]): Promise<void> {
  const { client, stores } = exchange;
  const { clock, outbox, syncRecords } = stores;
  const { joined } = syncRecords.identity();
  if (joined === null) throw new TillError('INTERNAL', { reason: 'pushing before the first join' });
  const question = {
    till: joined.tillId,
    epoch: joined.epoch,
    protocol: PROTOCOL,
    ops: batch.map(({ seq, opId, schema, kind, payload, hash }) => ({ seq, opId, schema, kind, payload, hash })),
    prevHash: batch[0]?.previousHash ?? '',
    clock: { wall: clock.now(), mono: clock.monotonicMs(), bootId: clock.bootId },
    sent: randomUUID(),
    depth: outbox.summary().queued,
  };
  const asked = await timed(exchange, (signal) => client.calls.push(question, { signal }));
  const { answers, ackedSeq, durableSeq, serverTime } = asked.answer;
  outbox.acknowledge(batch, { answers, ackedSeq, durableSeq, at: exchange.now() });
  sampleClock(exchange, serverTime, asked);
}
