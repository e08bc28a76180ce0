import { FiscalError } from '../port.ts';
import type { FiscalisedReceipt, LateClose } from '../port.ts';
import { Reader, ShortAnswer } from './bytes.ts';
import * as commands from './commands.ts';
import type { Close, Closed } from './commands/receipt.ts';
import { LinkError } from './link-request.ts';
import type { Session } from './session.ts';
import { runPrinting } from './settle.ts';
import { readStatus } from './status.ts';

/** Copies of FF45h that may get lost on the way before the till is told. */
const TRIES_MAX = 3;

/**
 * Sends FF45h and learns its fate as far as this link can tell.
 *
 * @param abandon cancels the receipt; called only when the close surely made no document
 * @throws FiscalError `unknown` when the document may exist; any other kind when it does not
 */
export async function closeReceipt(
  session: Session,
  receiptId: string,
  request: Close,
  abandon: () => Promise<void>,
): Promise<FiscalisedReceipt> {
  try {
    return await confirm(session, await close(session, request, abandon));
  } catch (cause) {
    if (cause instanceof FiscalError && cause.kind === 'unknown') session.unclearClose = receiptId;
    throw cause;
  }
}

/** The link kept it when it met it on the way to some later command. Source: fiscal-printer section 7.2 step 2. */
export function takeLateClose({ parts: { link }, unclearClose: receiptId }: Session): LateClose | null {
  const late = receiptId === null ? null : link.takeLate(commands.closeReceipt.code);
  if (receiptId === null || late === null) return null;
  if (late.error !== 0) return { receiptId, outcome: { deviceCode: late.error } };
  try {
    const { fd, fpd, change } = commands.closeReceipt.decode(new Reader(late.data));
    return { receiptId, outcome: { fd, fpd, change } };
  } catch (cause) {
    if (cause instanceof ShortAnswer) return null;
    throw cause;
  }
}

async function close(session: Session, request: Close, abandon: () => Promise<void>): Promise<Closed> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runPrinting(session, commands.closeReceipt, request);
    } catch (cause) {
      if (!(cause instanceof FiscalError)) throw cause;
      if (cause.kind === 'unknown') {
        if (tries < TRIES_MAX && (await wasSurelyNotTaken(session, cause))) continue;
        throw cause;
      }
      await abandon();
      throw cause;
    }
  }
}

/** The register denies having the command, and the receipt is still open: it can be sent again. */
async function wasSurelyNotTaken(session: Session, failure: FiscalError): Promise<boolean> {
  if (!(failure.cause instanceof LinkError) || failure.cause.fate !== 'denied') return false;
  try {
    return (await readStatus(session)).mode === 'receiptOpen';
  } catch {
    return false;
  }
}

/** One field report has a register answering 0 while nothing was made. Source: fiscal-printer section 7.2. */
async function confirm(session: Session, closed: Closed): Promise<FiscalisedReceipt> {
  const command = commands.closeReceipt.code;
  const drive = await session.run(commands.driveStatus).catch((cause: unknown) => {
    throw new FiscalError('unknown', `the register answered FD ${closed.fd} and then fell silent`, { command, cause });
  });
  if (drive.lastFd !== closed.fd) {
    const message = `the register answered FD ${closed.fd}, but the last one in its fiscal drive is ${drive.lastFd}`;
    throw new FiscalError('unknown', message, { command, deviceCode: 0 });
  }
  const { fd, fpd, change } = closed;
  return { fn: drive.fn, fd, fpd, dateTime: closed.dateTime ?? drive.dateTime, change };
}
