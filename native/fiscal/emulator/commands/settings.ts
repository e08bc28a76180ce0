/** Registers, tables and the clock: 1A 1B 1E 1F 2D 2E 21 22 23. Source: fiscal-printer section 4.2. */
import { decodeText, fixedText, fromLe, le } from '../bytes.ts';
import { DAY_MS, dateToMs, registerDate } from '../clock.ts';
import type { Command, CommandContext } from '../command.ts';
import { lastDocument } from '../drive.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { getField, getTable, readValue, writeValue } from '../tables.ts';

const SHIFT_CLOSED = [4, 9] as const;
const NOT_IN_RECEIPT = [2, 3, 4, 5, 6, 9] as const;
const NAME_SIZE = 40;

function fieldValue(context: CommandContext): number[] {
  const { body, state } = context;
  const [table, row, number] = [body.u8(), body.number(2), body.u8()];
  const value = readValue(state, table, row, number);
  const { size } = getField(getTable(table), number);
  return typeof value === 'number' ? le(value, size) : fixedText(value, size);
}

function writeField({ body, state }: CommandContext): number[] {
  const place = { table: body.u8(), row: body.number(2), field: body.u8() };
  const field = getField(getTable(place.table), place.field);
  const bytes = body.rest();
  if (bytes.length > field.size || (field.type === 'bin' && bytes.length !== field.size)) {
    throw new Refusal(REFUSAL.length);
  }
  writeValue(state, place, field.type === 'bin' ? fromLe(bytes) : decodeText(bytes));
  return [];
}

function fieldStructure({ body }: CommandContext): number[] {
  const table = getTable(body.u8());
  const field = getField(table, body.u8());
  const head = [...fixedText(field.name, NAME_SIZE), field.type === 'bin' ? 0 : 1, field.size];
  return field.type === 'bin' ? [...head, ...le(field.min, field.size), ...le(field.max, field.size)] : head;
}

function setTime({ body, state, now, hostNow }: CommandContext): number[] {
  const [hour, minute, second] = [body.u8(), body.u8(), body.u8()];
  if (hour > 23 || minute > 59 || second > 59) throw new Refusal(REFUSAL.dateFormat);
  const midnight = Math.floor(now / DAY_MS) * DAY_MS;
  state.clockOffsetMs = midnight + (hour * 3600 + minute * 60 + second) * 1000 - hostNow;
  return [];
}

function setDate({ body, state }: CommandContext): number[] {
  const date = [...body.rest()];
  if (dateToMs(date[0] ?? 0, date[1] ?? 0, date[2] ?? 0) === null) throw new Refusal(REFUSAL.dateFormat);
  state.awaitedDate = date;
  return [];
}

function confirmDate({ body, state, now, hostNow }: CommandContext): number[] {
  const date = [...body.rest()];
  const awaited = state.awaitedDate ?? registerDate(now);
  if (date.some((part, i) => part !== awaited[i])) throw new Refusal(REFUSAL.dateMismatch);
  const midnight = dateToMs(date[0] ?? 0, date[1] ?? 0, date[2] ?? 0);
  if (midnight === null) throw new Refusal(REFUSAL.dateFormat);
  const next = midnight + (now % DAY_MS);
  const last = lastDocument(state.drive);
  if (last !== undefined && midnight + DAY_MS <= last.at) throw new Refusal(REFUSAL.driveClock);
  state.clockOffsetMs = next - hostNow;
  state.awaitedDate = null;
  return [];
}

export const SETTINGS_COMMANDS: readonly Command[] = [
  {
    code: 0x1a,
    name: 'money register',
    length: [6, 7],
    who: 'operator',
    reads: true,
    run: ({ state, body, operator }) => [operator, ...le(state.money[body.number(body.left)] ?? 0, 6)],
  },
  {
    code: 0x1b,
    name: 'operation register',
    length: 6,
    who: 'operator',
    reads: true,
    run: ({ state, body, operator }) => [operator, ...le((state.operations[body.u8()] ?? 0) % 65_536, 2)],
  },
  { code: 0x1f, name: 'read table', length: 9, who: 'system', reads: true, run: fieldValue },
  { code: 0x1e, name: 'write table', length: [10, 255], who: 'system', modes: NOT_IN_RECEIPT, run: writeField },
  {
    code: 0x2d,
    name: 'table structure',
    length: 6,
    who: 'system',
    reads: true,
    run: ({ body }) => {
      const table = getTable(body.u8());
      return [...fixedText(table.name, NAME_SIZE), ...le(table.rows, 2), table.fields.length];
    },
  },
  { code: 0x2e, name: 'field structure', length: 7, who: 'system', reads: true, run: fieldStructure },
  { code: 0x21, name: 'set time', length: 8, who: 'system', modes: SHIFT_CLOSED, run: setTime },
  { code: 0x22, name: 'set date', length: 8, who: 'system', modes: SHIFT_CLOSED, run: setDate },
  { code: 0x23, name: 'confirm date', length: 8, who: 'system', modes: [6], run: confirmDate },
];
