import type { Clock } from '../clock.ts';
import { FiscalError } from '../port.ts';
import type { Cashier, FiscalErrorKind } from '../port.ts';
import { Reader, hex } from './bytes.ts';
import { buildRequest } from './command.ts';
import type { AnyCommand, Command, Passwords } from './command.ts';
import { classifyDeviceError, describeDeviceError } from './errors.ts';
import { LinkError } from './link-request.ts';
import type { Link } from './link.ts';
import type { ChosenModel } from './models/choose.ts';
import type { AnswerTiming, TimeOuts } from './time-outs.ts';

export interface SessionParts {
  link: Link;
  clock: Clock;
  passwords: Passwords;
  /** replaced once the register has said what it is */
  model: ChosenModel;
  timeOuts: TimeOuts;
  /** milliseconds to the answer by command code, over the table and the model */
  timeoutsMs: Readonly<Record<number, number>>;
  /** own receipt ids go into tag 1084 */
  marksReceipts: boolean;
  log: (message: string) => void;
}

/** A command with no request takes no second argument. */
export type Arguments<Request> = [Request] extends [void] ? [] : [Request];

/** One register in conversation: commands go out typed, failures come back as `FiscalError`. */
export class Session {
  readonly parts: SessionParts;
  /** characters of a line of text */
  textWidth: number;
  /** named last, for the documents to come */
  cashier: Cashier | null = null;
  /** id of the last receipt whose close ended as `unknown` and whose late answer may still come */
  unclearClose: string | null = null;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.textWidth = parts.model.textWidth;
  }

  /**
   * @throws FiscalError: `unknown` only for commands that must never be repeated, when the register may have run
   * them; the LinkError that tells more is its cause
   */
  async run<Request, Answer>(command: Command<Request, Answer>, ...request: Arguments<Request>): Promise<Answer> {
    const { link, passwords } = this.parts;
    const { code } = command;
    const built = buildRequest(command, request[0] as Request, passwords, this.#timingOf(command));
    const { error, data } = await link.exchange(built).catch((cause: unknown) => {
      throw linkFailure(command, cause);
    });
    if (error !== 0) throw refusal(command, error);
    try {
      return command.decode(new Reader(data));
    } catch (cause) {
      const kind = command.repeat === 'never' ? 'unknown' : 'refused';
      throw new FiscalError(kind, `cannot read the answer to ${hex(code)}h`, { command: code, deviceCode: 0, cause });
    }
  }

  #timingOf({ code, timeOut }: AnyCommand): AnswerTiming {
    const { timeOuts, timeoutsMs, model } = this.parts;
    const { answerMs, lookMs } = timeOuts.answers[timeOut];
    return { answerMs: timeoutsMs[code] ?? model.timeoutsMs[code] ?? answerMs, lookMs };
  }
}

function linkFailure({ code, repeat }: AnyCommand, cause: unknown): FiscalError {
  const mayHaveRun = repeat === 'never' && !(cause instanceof LinkError && cause.fate === 'unsent');
  const message = `${hex(code)}h: ${cause instanceof Error ? cause.message : 'no link'}`;
  return new FiscalError(mayHaveRun ? 'unknown' : 'noLink', message, { command: code, cause });
}

const NO_PAPER = 0x6b;

function refusal({ code, repeat }: AnyCommand, error: number): FiscalError {
  const message = `${hex(code)}h: ${describeDeviceError(error, 'en')}`;
  return new FiscalError(refusalKind(error, repeat === 'never'), message, { command: code, deviceCode: error });
}

function refusalKind(error: number, isNeverRepeated: boolean): FiscalErrorKind {
  const kind = classifyDeviceError(error);
  if (kind === 'unknownOutcome' && isNeverRepeated) return 'unknown';
  if (kind === 'wait' || kind === 'continue') return 'busy';
  return error === NO_PAPER ? 'paper' : 'refused';
}
