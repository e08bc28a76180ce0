import { concat, u32 } from './bytes.ts';
import type { Reader } from './bytes.ts';
import { codeBytes } from './frame.ts';
import type { LinkRequest, Repeat } from './link-request.ts';
import type { AnswerTimeOut, AnswerTiming } from './time-outs.ts';

/** Whose password a command carries. Source: fiscal-printer section 4, column "priv". */
type Privilege = 'cashier' | 'system' | 'none';

/** One command of the register: a row of the table in `commands.ts`. */
export interface Command<Request, Answer> {
  /** one byte, or 0xff00 and the second byte */
  readonly code: number;
  /** for support, in English */
  readonly name: string;
  readonly privilege: Privilege;
  /** low nibbles of the mode byte in which the register takes it; elsewhere it answers 73h or sharper */
  readonly modes: readonly number[];
  /** moves paper or starts a document: the printer must be idle (submode 0). Source: fiscal-printer section 4.8. */
  readonly prints: boolean;
  readonly timeOut: AnswerTimeOut;
  readonly repeat: Repeat;
  /** what follows the password */
  encode(request: Request): Uint8Array;
  /** what follows the error byte; throws ShortAnswer when it is shorter than its layout */
  decode(data: Reader): Answer;
}

export type AnyCommand = Command<never, unknown>;

const MODE_COUNT = 16;

export const ANY_MODE: readonly number[] = Array.from({ length: MODE_COUNT }, (_, mode) => mode);

export function anyModeBut(...excluded: readonly number[]): readonly number[] {
  return ANY_MODE.filter((mode) => !excluded.includes(mode));
}

export interface Passwords {
  cashier: number;
  system: number;
}

export function buildRequest<Request>(
  command: Command<Request, unknown>,
  request: Request,
  passwords: Passwords,
  { answerMs, lookMs }: AnswerTiming,
): LinkRequest {
  const password = command.privilege === 'none' ? new Uint8Array() : u32(passwords[command.privilege]);
  const body = concat(codeBytes(command.code), password, command.encode(request));
  return { code: command.code, body, timeoutMs: answerMs, lookMs: Math.min(lookMs, answerMs), repeat: command.repeat };
}

export const nothing = (): Uint8Array => new Uint8Array();
export const ignored = (): void => undefined;
