import type { WireOperation } from '../../contract/sync/operations.ts';
import { chainText } from '../../contract/sync/chain.ts';
import { sha256 } from '../programmes/shelf.ts';
import { PushRefused } from './refused.ts';
import type { Push } from './push.ts';
import type { TillRow } from './till-row.ts';

export interface StoredOperation {
  opId: string;
  hash: string;
  answer: string;
}

/**
 * The operations of the batch that are new to us, in order. Numbers must run without a gap, known ones must be the same
 * as stored, new ones must follow the till's last one and chain from it. Source: offline-sync sections 3 and 6.
 *
 * @param stored what is kept of the batch's numbers
 * @throws PushRefused EPOCH, FORK (same number, other content), GAP (numbers missing before the batch), MALFORMED
 */
export function checkSequence(
  batch: Push,
  till: TillRow,
  stored: ReadonlyMap<number, StoredOperation>,
): WireOperation[] {
  const { ops, epoch } = batch;
  if (epoch !== till.epoch) throw new PushRefused({ code: 'EPOCH', data: { current: till.epoch } });
  const first = ops[0]?.seq ?? 0;
  if (ops.some(({ seq }, index) => seq !== first + index)) throw new PushRefused({ code: 'MALFORMED' });
  if (first > till.lastSeq + 1) throw new PushRefused({ code: 'GAP', data: { expectedSeq: till.lastSeq + 1 } });
  for (const { seq, opId, hash } of ops) {
    const known = stored.get(seq);
    if (seq <= till.lastSeq && (known?.opId !== opId || known.hash !== hash)) throw fork(seq);
  }
  const fresh = ops.filter(({ seq }) => seq > till.lastSeq);
  if (fresh.length === ops.length && batch.prevHash !== till.lastHash) throw fork(first);
  checkChain(batch, fresh, till.lastHash);
  return fresh;
}

function checkChain({ till, epoch }: Push, fresh: readonly WireOperation[], lastHash: string): void {
  let previousHash = lastHash;
  for (const { seq, opId, kind, schema, payload, hash } of fresh) {
    const text = chainText({ tillId: till, epoch, seq, previousHash, opId, kind, schema, payload });
    if (sha256(text) !== hash) throw new PushRefused({ code: 'MALFORMED' });
    previousHash = hash;
  }
}

function fork(seq: number): PushRefused {
  return new PushRefused({ code: 'FORK', data: { seq } });
}
