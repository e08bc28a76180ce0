import { concat, u16, u8 } from '../bytes.ts';
import { ANY_MODE, anyModeBut, ignored } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeCp1251 } from '../encoding.ts';

/** Tables, fonts and the clock. Source: fiscal-printer section 4.2. */

interface FieldAddress {
  table: number;
  row: number;
  field: number;
}

const system = {
  privilege: 'system',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
} as const;

const address = ({ table, row, field }: FieldAddress): Uint8Array => concat(u8(table), u16(row), u8(field));

export const readField: Command<FieldAddress, Uint8Array> = {
  ...system,
  code: 0x1f,
  name: 'read table',
  encode: address,
  decode: (data) => data.rest(),
};

/** The value must have the field's whole size. */
export const writeField: Command<FieldAddress & { value: Uint8Array }, void> = {
  ...system,
  code: 0x1e,
  name: 'write table',
  modes: anyModeBut(1, 8),
  encode: (request) => concat(address(request), request.value),
  decode: ignored,
};

const NAME_BYTES = 40;

export const tableStructure: Command<{ table: number }, { name: string; rows: number; fields: number }> = {
  ...system,
  code: 0x2d,
  name: 'table structure',
  encode: ({ table }) => u8(table),
  decode: (data) => ({ name: decodeCp1251(data.take(NAME_BYTES)), rows: data.u16(), fields: data.u8() }),
};

interface FieldStructure {
  name: string;
  isText: boolean;
  /** bytes */
  size: number;
}

export const fieldStructure: Command<{ table: number; field: number }, FieldStructure> = {
  ...system,
  code: 0x2e,
  name: 'field structure',
  encode: ({ table, field }) => concat(u8(table), u8(field)),
  decode: (data) => ({ name: decodeCp1251(data.take(NAME_BYTES)), isText: data.u8() === 1, size: data.u8() }),
};

interface FontMetrics {
  printDots: number;
  characterDots: number;
  lineDots: number;
  fonts: number;
}

export const fontMetrics: Command<{ font: number }, FontMetrics> = {
  ...system,
  code: 0x26,
  name: 'font metrics',
  timeOut: 'metrics',
  encode: ({ font }) => u8(font),
  decode: (data) => ({ printDots: data.u16(), characterDots: data.u8(), lineDots: data.u8(), fonts: data.u8() }),
};

/** Two digits each, year without the century. */
interface RegisterDate {
  day: number;
  month: number;
  year: number;
}

const clock = { ...system, decode: ignored } as const;
const date = ({ day, month, year }: RegisterDate): Uint8Array => Uint8Array.from([day, month, year]);

export const setTime: Command<{ hours: number; minutes: number; seconds: number }, void> = {
  ...clock,
  code: 0x21,
  name: 'set time',
  modes: [4, 9],
  encode: ({ hours, minutes, seconds }) => Uint8Array.from([hours, minutes, seconds]),
};

/** Leaves the register in mode 6 until the same date is confirmed. */
export const setDate: Command<RegisterDate, void> = {
  ...clock,
  code: 0x22,
  name: 'set date',
  modes: [4, 9],
  encode: date,
};

export const confirmDate: Command<RegisterDate, void> = {
  ...clock,
  code: 0x23,
  name: 'confirm date',
  modes: [6],
  encode: date,
};
