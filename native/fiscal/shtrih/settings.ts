import { FiscalError } from '../port.ts';
import type { ClockCheck } from '../port.ts';
import * as commands from './commands.ts';
import type { Session } from './session.ts';

const SHIFT_CLOSED = 4;

/** @param local wall clock of the till */
export async function checkClock(session: Session, local: string): Promise<ClockCheck> {
  const { clock, mode } = await session.run(commands.fullStatus);
  const driftMs = Date.parse(`${clock}Z`) - Date.parse(`${local}Z`);
  if (!Number.isFinite(driftMs)) throw new FiscalError('invalid', `cannot compare the clocks: ${clock} and ${local}`);
  return { register: clock, driftSeconds: Math.round(driftMs / 1000), maySet: mode === SHIFT_CLOSED };
}

const WAITS_FOR_DATE = 6;

/**
 * Never inside a shift, and never before the last document of the fiscal drive, which would refuse every document
 * until then. A date left unconfirmed by an earlier try is confirmed first.
 *
 * @param dateTime `2026-11-22T14:05:00` or without seconds
 * @throws FiscalError `refused` without a code when the clock must not be set now
 */
export async function setClock(session: Session, dateTime: string): Promise<void> {
  const to = parseDateTime(dateTime);
  const { mode, clock } = await session.run(commands.fullStatus);
  if (mode === WAITS_FOR_DATE) await session.run(commands.confirmDate, parseDateTime(clock));
  else if (mode !== SHIFT_CLOSED) throw new FiscalError('refused', 'the clock is set only with the shift closed');
  const { dateTime: last } = await session.run(commands.driveStatus);
  if (dateTime.slice(0, last.length) < last) {
    throw new FiscalError('refused', `the fiscal drive has a document of ${last}: an earlier time would be refused`);
  }
  await session.run(commands.setDate, to);
  await session.run(commands.confirmDate, to);
  await session.run(commands.setTime, to);
}

function parseDateTime(dateTime: string) {
  const parts = /^20(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/u.exec(dateTime);
  if (parts === null) throw new FiscalError('invalid', `not a date and time: ${dateTime}`);
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { day, month, year, hours, minutes, seconds };
}
