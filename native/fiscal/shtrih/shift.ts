import { FiscalError } from '../port.ts';
import type { ShiftDocument } from '../port.ts';
import type { Command } from './command.ts';
import * as commands from './commands.ts';
import { findDocument } from './documents.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';

/** Shift reports and cash moves. Source: fiscal-printer sections 4.3 and 7.4. */

const OPENING = 2;
const CLOSING = 5;
const CASH_IN_TOTAL = 242;
const CASH_OUT_TOTAL = 243;

export function openShift(session: Session): Promise<ShiftDocument> {
  return makeReport(session, commands.openShift, OPENING);
}

export function closeShift(session: Session): Promise<ShiftDocument> {
  return makeReport(session, commands.zReport, CLOSING);
}

export async function printXReport(session: Session): Promise<void> {
  await assertSettled(session);
  await runPrinting(session, commands.xReport);
}

/** The report's own answer names no document; the fiscal drive does, and settles a lost answer as well. */
async function makeReport(session: Session, command: Command<void, void>, type: number): Promise<ShiftDocument> {
  await assertSettled(session);
  const { lastFd } = await session.run(commands.driveStatus);
  const doubt = await doubtOf(runPrinting(session, command));
  const made = await findReport(session, lastFd, type).catch((cause: unknown) => {
    throw doubt ?? cause;
  });
  if (made !== null) return made;
  const deviceCode = doubt?.deviceCode ?? null;
  throw new FiscalError(deviceCode === null ? 'noLink' : 'refused', 'the fiscal drive has no such report', {
    command: command.code,
    deviceCode,
    cause: doubt,
  });
}

/** @returns the failure of a command that may have run, null for success; other failures are thrown */
async function doubtOf(command: Promise<void>): Promise<FiscalError | null> {
  try {
    await command;
    return null;
  } catch (cause) {
    if (cause instanceof FiscalError && cause.kind === 'unknown') return cause;
    throw cause;
  }
}

async function findReport(session: Session, before: number, type: number): Promise<ShiftDocument | null> {
  const { lastFd } = await session.run(commands.driveStatus);
  for (let fd = lastFd; fd > before; fd -= 1) {
    const document = await findDocument(session, fd);
    if (document?.type === type && document.shiftNumber !== null) {
      return { shiftNumber: document.shiftNumber, fd, fpd: document.fpd };
    }
  }
  return null;
}

/** @param amount kopecks, > 0 */
export async function moveCash(session: Session, direction: 'in' | 'out', amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new FiscalError('invalid', `cash to move: ${amount}`);
  const [command, number] = direction === 'in' ? [commands.cashIn, CASH_IN_TOTAL] : [commands.cashOut, CASH_OUT_TOTAL];
  await assertSettled(session);
  const before = await session.run(commands.moneyRegister, { number });
  const doubt = await doubtOf(runPrinting(session, command, { amount }));
  if (doubt === null) return;
  const after = await session.run(commands.moneyRegister, { number }).catch(() => {
    throw doubt;
  });
  if (after === before + amount) return;
  throw after === before
    ? new FiscalError('noLink', 'the cash was not moved', { command: command.code, cause: doubt })
    : doubt;
}
