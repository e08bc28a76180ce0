/** The chain of a till's operations, kept as the protocol wants it. */
import { randomUUID } from 'node:crypto';
import { chainText, enrolmentText } from '../../contract/sync/chain.ts';
import { OPERATION_SCHEMA } from '../../contract/sync/operations.ts';
import type { WireOperation } from '../../contract/sync/operations.ts';
import type { OperationId } from '../../contract/units.ts';
import { sha256 } from '../programmes/shelf.ts';
import type { Push } from '../push/push.ts';
import { payloadOf } from './sale.ts';

export interface Chain {
  /** Appends an operation. */
  append(kind: string, payload: unknown, over?: Partial<WireOperation>): WireOperation;
  /** The batch of these operations, or of all so far. */
  batch(ops?: readonly WireOperation[]): Push;
}

export function startChain(enrolment: { tillUuid: string; tillId: number; epoch: number }): Chain {
  const { tillId, epoch } = enrolment;
  const root = sha256(enrolmentText(enrolment));
  const appended: WireOperation[] = [];
  return {
    append(kind, payload, over = {}) {
      const previousHash = appended.at(-1)?.hash ?? root;
      const plain = {
        seq: appended.length + 1,
        opId: randomUUID() as OperationId,
        schema: OPERATION_SCHEMA,
        kind,
        payload: payloadOf(payload),
        ...over,
      };
      const operation = { ...plain, hash: sha256(chainText({ tillId, epoch, previousHash, ...plain })) };
      appended.push(operation);
      return operation;
    },
    batch(ops = appended) {
      const before = appended[(ops[0]?.seq ?? 1) - 2];
      return { till: tillId, epoch, prevHash: before?.hash ?? root, ops: [...ops] };
    },
  };
}
