import { ORPCError } from '@orpc/server';
import type { Logger } from 'pino';
import { isPassing, sqlState } from '../db/sql-errors.ts';
import { PushRefused } from '../push/refused.ts';
import { failure } from './failure.ts';

const TRY_AGAIN_MS = 1_000;

/**
 * Turns whatever went wrong into a failure of the contract. What is our own fault is logged without the values of the
 * request: database messages quote them, so only their codes are kept.
 */
export function nameFailure(error: unknown, log: Logger): ORPCError<string, unknown> {
  if (error instanceof PushRefused) {
    const { refusal } = error;
    return failure(refusal.code, 'data' in refusal ? refusal.data : {});
  }
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return failure('MALFORMED');
    if (error.status < 500 || error.defined) return error as ORPCError<string, unknown>;
  }
  const state = sqlState(error);
  if (isPassing(error)) {
    log.warn({ state }, 'database busy');
    return failure('BUSY', { retryAfterMs: TRY_AGAIN_MS });
  }
  log.error(state === undefined ? { error: whereOf(error) } : { state }, 'request failed');
  return new ORPCError('INTERNAL_SERVER_ERROR');
}

/** The kind of an error and where it arose, without its message. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...frames.slice(0, 5)].join('\n');
}
