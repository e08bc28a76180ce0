import { FiscalError } from '../port.ts';
import type { ClockCheck } from '../port.ts';
import * as commands from './commands.ts';
import { decodeCp1251, encodeCp1251, padded } from './encoding.ts';
import type { Session } from './session.ts';

const SHIFT_CLOSED = 4;

/** @param local wall clock of the till */
export async function checkClock(session: Session, local: string): Promise<ClockCheck> {
  const { clock, mode } = await session.run(commands.fullStatus);
  const driftMs = Date.parse(`${clock}Z`) - Date.parse(`${local}Z`);
  if (!Number.isFinite(driftMs)) throw new FiscalError('invalid', `cannot compare the clocks: ${clock} and ${local}`);
  return { register: clock, driftSeconds: Math.round(driftMs / 1000), maySet: mode === SHIFT_CLOSED };
}

const CASHIERS_TABLE = 2;
const NAME_FIELD = 2;

/** Writes the cashier's name into the row of our password (table 2 field 2, tag 1021), when it is not there yet. */
export async function nameCashier(session: Session, name: string): Promise<void> {
  const { operator: row } = await session.run(commands.shortStatus);
  const address = { table: CASHIERS_TABLE, row, field: NAME_FIELD };
  const { size } = await session.run(commands.fieldStructure, address);
  const value = encodeCp1251(name).subarray(0, size);
  if (decodeCp1251(await session.run(commands.readField, address)) === decodeCp1251(value)) return;
  await session.run(commands.writeField, { ...address, value: padded(value, size) });
}

/** @param dateTime `2026-11-22T14:05:00` or without seconds */
export async function setClock(session: Session, dateTime: string): Promise<void> {
  const parts = /^20(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/u.exec(dateTime);
  if (parts === null) throw new FiscalError('invalid', `not a date and time: ${dateTime}`);
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = { day, month, year };
  await session.run(commands.setDate, date);
  await session.run(commands.confirmDate, date);
  await session.run(commands.setTime, { hours, minutes, seconds });
}
