import { OPERATIONS, OPERATION_SCHEMA } from '../../contract/sync/operations.ts';
import type { OperationKind, OperationPayload, WireOperation } from '../../contract/sync/operations.ts';
import { isStorable } from '../db/storable.ts';

/** An operation the centre understands. */
export type KnownOperation = {
  [Kind in OperationKind]: { kind: Kind; opId: string; payload: OperationPayload<Kind> };
}[OperationKind];

/** undefined = a kind, a schema or a payload this centre cannot interpret: the operation is parked. */
export function interpret(operation: WireOperation): KnownOperation | undefined {
  if (!isKnownKind(operation.kind) || operation.schema !== OPERATION_SCHEMA) return undefined;
  const parsed = OPERATIONS[operation.kind].safeParse(parseJson(operation.payload));
  if (!parsed.success || !isStorable(parsed.data)) return undefined;
  return { kind: operation.kind, opId: operation.opId, payload: parsed.data } as KnownOperation;
}

function isKnownKind(kind: string): kind is OperationKind {
  return Object.hasOwn(OPERATIONS, kind);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
