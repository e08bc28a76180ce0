import { FiscalError } from '../port.ts';
import type { ShiftDocument } from '../port.ts';
import { cancelDocument } from './cancel.ts';
import { nameInReports } from './cashier.ts';
import type { Command } from './command.ts';
import * as commands from './commands.ts';
import { findDocument } from './documents.ts';
import { doubtOf } from './doubt.ts';
import { cashierInnTag } from './receipt-tags.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';
import { ifSupported } from './status.ts';

/** Shift reports. Source: fiscal-printer sections 4.3 and 7.4. */

interface Report {
  /** begins it in the fiscal drive, so that tags can be attached */
  begin: Command<void, void>;
  /** prints it and makes the document */
  make: Command<void, void>;
  /** of FF0Ah */
  type: number;
}

const OPENING: Report = { begin: commands.beginOpening, make: commands.openShift, type: 2 };
const CLOSING: Report = { begin: commands.beginClosing, make: commands.zReport, type: 5 };
/** Current documents of FF01h that are half-begun reports. */
const BEGUN = [2, 8];

export function openShift(session: Session): Promise<ShiftDocument> {
  return makeReport(session, OPENING);
}

export function closeShift(session: Session): Promise<ShiftDocument> {
  return makeReport(session, CLOSING);
}

export async function printXReport(session: Session): Promise<void> {
  await assertSettled(session);
  await nameInReports(session);
  await runPrinting(session, commands.xReport);
}

/** The report's own answer names no document; the fiscal drive does, and settles a lost answer as well. */
async function makeReport(session: Session, { begin, make, type }: Report): Promise<ShiftDocument> {
  await assertSettled(session);
  const { lastFd, currentDocument } = await session.run(commands.driveStatus);
  // Begun by a process that died before it could end it.
  if (BEGUN.includes(currentDocument)) await cancelDocument(session);
  if (make.privilege === 'system') await nameInReports(session);
  const isBegun = await tagReport(session, begin);
  const doubt = await doubtOf(runPrinting(session, make)).catch(async (cause: unknown) => {
    if (isBegun) await forget(session);
    throw cause;
  });
  const made = await findReport(session, lastFd, type).catch((cause: unknown) => {
    throw doubt ?? cause;
  });
  if (made !== null) return made;
  if (isBegun) await forget(session);
  const deviceCode = doubt?.deviceCode ?? null;
  throw new FiscalError(deviceCode === null ? 'noLink' : 'refused', 'the fiscal drive has no such report', {
    command: make.code,
    deviceCode,
    cause: doubt,
  });
}

/** Tag 1203 of the cashier; a model that begins no report goes without it. @returns whether the drive holds a report */
async function tagReport(session: Session, begin: Command<void, void>): Promise<boolean> {
  const inn = session.cashier?.inn ?? null;
  if (inn === null || (await ifSupported(session.run(begin).then(() => true))) === null) return false;
  try {
    await session.run(commands.tagDocument, { tlv: cashierInnTag(inn) });
    return true;
  } catch (cause) {
    await forget(session);
    throw cause;
  }
}

/** What the till is told is why the report failed, not that its cancelling failed as well. */
async function forget(session: Session): Promise<void> {
  try {
    await cancelDocument(session);
  } catch (cause) {
    session.parts.log(`the begun report could not be cancelled: ${cause instanceof Error ? cause.message : 'unknown'}`);
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
