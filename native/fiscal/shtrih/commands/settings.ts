import { concat, u16, u8 } from '../bytes.ts';
import { ORDINARY_MS, ignored } from '../command.ts';
import type { Command } from '../command.ts';

/** Tables and the clock. Source: fiscal-printer section 4.2. */

interface FieldAddress {
  table: number;
  row: number;
  field: number;
}

const system = { privilege: 'system', timeoutMs: ORDINARY_MS, repeat: 'safe' } as const;

const address = ({ table, row, field }: FieldAddress): Uint8Array => concat(u8(table), u16(row), u8(field));

export const readField: Command<FieldAddress, Uint8Array> = {
  ...system,
  code: 0x1f,
  encode: address,
  decode: (data) => data.rest(),
};

/** The value must have the field's whole size. */
export const writeField: Command<FieldAddress & { value: Uint8Array }, void> = {
  ...system,
  code: 0x1e,
  encode: (request) => concat(address(request), request.value),
  decode: ignored,
};

export const fieldSize: Command<{ table: number; field: number }, number> = {
  ...system,
  code: 0x2e,
  encode: ({ table, field }) => concat(u8(table), u8(field)),
  decode(data) {
    data.skip(40 + 1);
    return data.u8();
  },
};

/** Two digits each, year without the century. */
interface RegisterDate {
  day: number;
  month: number;
  year: number;
}

const date = ({ day, month, year }: RegisterDate): Uint8Array => Uint8Array.from([day, month, year]);

export const setTime: Command<{ hours: number; minutes: number; seconds: number }, void> = {
  ...system,
  code: 0x21,
  encode: ({ hours, minutes, seconds }) => Uint8Array.from([hours, minutes, seconds]),
  decode: ignored,
};

/** Leaves the register in mode 6 until the same date is confirmed. */
export const setDate: Command<RegisterDate, void> = { ...system, code: 0x22, encode: date, decode: ignored };

export const confirmDate: Command<RegisterDate, void> = { ...system, code: 0x23, encode: date, decode: ignored };
