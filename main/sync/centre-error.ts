import { ORPCError } from '@orpc/client';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';

/** Why an exchange failed, as far as the till acts on it. `timeout` and `network` leave the outcome unknown. */
export type CentreReason =
  | 'timeout'
  | 'network'
  | 'server'
  | 'garbage'
  | 'MALFORMED'
  | 'SIGNATURE'
  | 'REVOKED'
  | 'TOO_LARGE'
  | 'UPGRADE'
  | 'BUSY'
  | 'GAP'
  | 'FORK'
  | 'EPOCH'
  | 'VERSION_TAKEN'
  | 'FEED_RESET'
  | 'SAME_ID_OTHER_CONTENT';

/** What the screen is told. Source: offline-sync section 7. */
const CODES: Readonly<Record<CentreReason, ErrorCode>> = {
  timeout: 'CENTRE_DOWN',
  network: 'CENTRE_DOWN',
  server: 'CENTRE_DOWN',
  garbage: 'CENTRE_GARBAGE',
  MALFORMED: 'CENTRE_REFUSED',
  SIGNATURE: 'CENTRE_REFUSED',
  REVOKED: 'CENTRE_REFUSED',
  TOO_LARGE: 'CENTRE_REFUSED',
  UPGRADE: 'CENTRE_UPGRADE',
  BUSY: 'CENTRE_DOWN',
  GAP: 'CENTRE_FORK',
  FORK: 'CENTRE_FORK',
  EPOCH: 'CENTRE_FORK',
  VERSION_TAKEN: 'CENTRE_REFUSED',
  FEED_RESET: 'CENTRE_GARBAGE',
  SAME_ID_OTHER_CONTENT: 'INTERNAL',
};

const isReason = (code: unknown): code is CentreReason => typeof code === 'string' && Object.hasOwn(CODES, code);

/** A refusal that carries no body of ours, by its HTTP status: a proxy, another server, an older centre. */
const BY_STATUS: Readonly<Record<number, CentreReason>> = {
  401: 'SIGNATURE',
  403: 'REVOKED',
  413: 'TOO_LARGE',
  429: 'BUSY',
};

export class CentreError extends TillError {
  readonly reason: CentreReason;
  /** the refusal's data, checked against the contract; empty where it carried none */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(reason: CentreReason, options: { data?: Readonly<Record<string, unknown>>; cause?: unknown } = {}) {
    super(CODES[reason], {}, { cause: options.cause });
    this.reason = reason;
    this.data = options.data ?? {};
  }

  numberOf(key: string): number {
    const value = this.data[key];
    return typeof value === 'number' ? value : 0;
  }
}

/** Whatever a call of the centre threw, as one of ours. */
export function toCentreError(error: unknown): CentreError {
  if (error instanceof CentreError) return error;
  if (!(error instanceof ORPCError)) return new CentreError('garbage', { cause: error });
  const code: unknown = error.code;
  if (error.defined && isReason(code)) {
    return new CentreError(code, { data: asRecord(error.data), cause: error });
  }
  return new CentreError(reasonOfStatus(error.status), { cause: error });
}

export function reasonOfStatus(status: number): CentreReason {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'garbage');
}

function asRecord(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
