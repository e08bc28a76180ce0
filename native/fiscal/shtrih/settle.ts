import { pause } from '../clock.ts';
import { FiscalError } from '../port.ts';
import type { PaperState } from '../port.ts';
import type { Command } from './command.ts';
import * as commands from './commands.ts';
import type { Arguments, Session } from './session.ts';
import { paperState } from './status.ts';

/** Refusals of one command because of the printer before the till is told. */
const RETRIES_MAX = 5;

const STILL_PRINTING = 0x50;
const WAITS_FOR_CONTINUE = 0x58;
const WRONG_SUBMODE = 0x72;

/**
 * Waits until the printer is idle. "Continue" (B0h) is sent once when paper is back; a printer without paper ends
 * the wait at once. After `settleMs` the state of that moment is returned.
 */
export async function settle(session: Session): Promise<PaperState> {
  const { clock, timeOuts, log } = session.parts;
  const { pollMs, settleMs } = timeOuts.printer;
  const deadline = clock.now() + settleMs;
  for (let wasContinued = false; ;) {
    const { submode } = await session.run(commands.shortStatus);
    const paper = paperState(submode);
    if (paper === null) log(`submode ${submode} is not described: treated as busy`);
    if (paper === 'ready' || paper === 'outPassive' || paper === 'outActive') return paper;
    if (clock.now() >= deadline) return paper ?? 'printing';
    if (paper === 'waitsForContinue' && !wasContinued) {
      wasContinued = true;
      await continuePrinting(session);
    } else {
      await pause(clock, pollMs);
    }
  }
}

/** A refusal says that the state has changed again, which the next look at the status shows. */
async function continuePrinting(session: Session): Promise<void> {
  try {
    await session.run(commands.continuePrinting);
  } catch (cause) {
    if (!(cause instanceof FiscalError) || cause.deviceCode === null) throw cause;
    session.parts.log(cause.message);
  }
}

/**
 * Settles first what keeps the printer from taking a document.
 *
 * @throws FiscalError `paper` or `busy`
 */
export async function assertSettled(session: Session, refused?: FiscalError): Promise<void> {
  const paper = await settle(session);
  if (paper === 'ready') return;
  const isOut = paper === 'outPassive' || paper === 'outActive';
  throw new FiscalError(isOut ? 'paper' : 'busy', isOut ? 'no paper' : `the printer is busy: ${paper}`, {
    deviceCode: refused?.deviceCode ?? null,
    command: refused?.command ?? null,
    cause: refused,
  });
}

/** Runs a command the printer may be too busy for: 58h and 50h mean settle and try again, nothing was done. */
export async function runPrinting<Request, Answer>(
  session: Session,
  command: Command<Request, Answer>,
  ...request: Arguments<Request>
): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await session.run(command, ...request);
    } catch (cause) {
      if (tries >= RETRIES_MAX || !(cause instanceof FiscalError) || !isPrinterBusy(cause.deviceCode)) throw cause;
      await assertSettled(session, cause);
    }
  }
}

function isPrinterBusy(code: number | null): boolean {
  return code === STILL_PRINTING || code === WAITS_FOR_CONTINUE || code === WRONG_SUBMODE;
}
