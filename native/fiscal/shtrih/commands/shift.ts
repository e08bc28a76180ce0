import { u40 } from '../bytes.ts';
import { ORDINARY_MS, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';

/** Source: fiscal-printer section 4.3. Answers begin with the operator, which nobody needs. */

export const openShift: Command<void, void> = {
  code: 0xe0,
  privilege: 'cashier',
  timeoutMs: 120_000,
  repeat: 'never',
  encode: nothing,
  decode: ignored,
};

export const xReport: Command<void, void> = {
  code: 0x40,
  privilege: 'system',
  timeoutMs: ORDINARY_MS,
  repeat: 'unlessAccepted',
  encode: nothing,
  decode: ignored,
};

export const zReport: Command<void, void> = {
  code: 0x41,
  privilege: 'system',
  timeoutMs: 65_000,
  repeat: 'never',
  encode: nothing,
  decode: ignored,
};

const cash = { privilege: 'cashier', timeoutMs: ORDINARY_MS, repeat: 'never', decode: ignored } as const;

export const cashIn: Command<{ amount: number }, void> = { ...cash, code: 0x50, encode: ({ amount }) => u40(amount) };

export const cashOut: Command<{ amount: number }, void> = { ...cash, code: 0x51, encode: ({ amount }) => u40(amount) };

interface ShiftParameters {
  isOpen: boolean;
  shiftNumber: number;
  /** last receipt in the shift */
  receiptNumber: number;
}

export const shiftParameters: Command<void, ShiftParameters> = {
  code: 0xff40,
  privilege: 'system',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: nothing,
  decode: (data) => ({ isOpen: data.u8() === 1, shiftNumber: data.u16(), receiptNumber: data.u16() }),
};
