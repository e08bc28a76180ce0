import { ORPCError } from '@orpc/server';

/** The codes of offline-sync section 7 that this centre answers, with their HTTP status. */
const STATUS = {
  MALFORMED: 400,
  SIGNATURE: 401,
  REVOKED: 403,
  GAP: 409,
  FORK: 409,
  EPOCH: 409,
  VERSION_TAKEN: 409,
  FEED_RESET: 410,
  TOO_LARGE: 413,
  SAME_ID_OTHER_CONTENT: 422,
  UPGRADE: 426,
  BUSY: 503,
} as const;

export type FailureCode = keyof typeof STATUS;

/** A failure of the contract, as the till reads it. */
export function failure(code: FailureCode, data: object = {}): ORPCError<FailureCode, object> {
  return new ORPCError(code, { defined: true, status: STATUS[code], message: code, data });
}
