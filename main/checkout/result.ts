import type { ErrorCode, ErrorParams } from '../../contract/errors/catalogue.ts';

/** The outcome of a pure step that may be refused for a reason the cashier is told. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; code: ErrorCode; params: ErrorParams };

export const accepted = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const refused = (code: ErrorCode, params: ErrorParams = {}): Result<never> => ({ ok: false, code, params });
