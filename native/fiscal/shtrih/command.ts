import { concat, u32 } from './bytes.ts';
import type { Reader } from './bytes.ts';
import { codeBytes } from './frame.ts';
import type { LinkRequest, Repeat } from './link-request.ts';

/** Whose password a command carries. Source: fiscal-printer section 4, column "priv". */
type Privilege = 'cashier' | 'system' | 'none';

/** One command of the register: its request and answer layouts, its time-out, and whether it may be repeated. */
export interface Command<Request, Answer> {
  readonly code: number;
  readonly privilege: Privilege;
  /** milliseconds to the answer */
  readonly timeoutMs: number;
  readonly repeat: Repeat;
  /** what follows the password */
  encode(request: Request): Uint8Array;
  /** what follows the error byte; throws ShortAnswer when it is shorter than its layout */
  decode(data: Reader): Answer;
}

/** Source: fiscal-printer section 1.4. */
export const ORDINARY_MS = 30_000;

export interface Passwords {
  cashier: number;
  system: number;
}

export function buildRequest<Request>(
  command: Command<Request, unknown>,
  request: Request,
  passwords: Passwords,
  timeoutMs: number = command.timeoutMs,
): LinkRequest {
  const password = command.privilege === 'none' ? new Uint8Array() : u32(passwords[command.privilege]);
  const body = concat(codeBytes(command.code), password, command.encode(request));
  return { code: command.code, body, timeoutMs, repeat: command.repeat };
}

export const nothing = (): Uint8Array => new Uint8Array();
export const ignored = (): void => undefined;
