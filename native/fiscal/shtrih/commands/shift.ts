import type { Reader } from '../bytes.ts';
import { u40 } from '../bytes.ts';
import { ANY_MODE, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeDriveDateTime } from '../encoding.ts';

/** Source: fiscal-printer section 4.3. Most answers begin with the operator, which nobody needs. */

const CLOSED = [4];
const OPEN = [2, 3];

const report = { prints: true, repeat: 'never', encode: nothing } as const;
const begin = {
  privilege: 'system',
  prints: false,
  timeOut: 'document',
  repeat: 'unlessAccepted',
  encode: nothing,
  decode: ignored,
} as const;

export const openShift: Command<void, void> = {
  ...report,
  code: 0xe0,
  name: 'open shift',
  privilege: 'cashier',
  modes: CLOSED,
  timeOut: 'opening',
  decode: ignored,
};

/** Begins the opening report in the fiscal drive, so that tags can be attached before E0h ends it. */
export const beginOpening: Command<void, void> = { ...begin, code: 0xff41, name: 'begin opening', modes: CLOSED };

export const beginClosing: Command<void, void> = { ...begin, code: 0xff42, name: 'begin closing', modes: OPEN };

interface ShiftReport {
  shiftNumber: number;
  fd: number;
  fpd: number;
}

const shiftReport = (data: Reader): ShiftReport => ({ shiftNumber: data.u16(), fd: data.u32(), fpd: data.u32() });

export const openShiftInDrive: Command<void, ShiftReport> = {
  ...report,
  code: 0xff0b,
  name: 'open shift in the drive',
  privilege: 'system',
  modes: CLOSED,
  timeOut: 'opening',
  decode: shiftReport,
};

/** `dateTime` is null unless the register gives extended answers. */
export const closeShiftInDrive: Command<void, ShiftReport & { dateTime: string | null }> = {
  ...report,
  code: 0xff43,
  name: 'close shift in the drive',
  privilege: 'system',
  modes: OPEN,
  timeOut: 'closing',
  decode: (data) => ({
    ...shiftReport(data),
    dateTime: data.left >= 5 ? decodeDriveDateTime(data.take(5)) : null,
  }),
};

export const xReport: Command<void, void> = {
  ...report,
  code: 0x40,
  name: 'X report',
  privilege: 'system',
  modes: OPEN,
  timeOut: 'document',
  repeat: 'unlessAccepted',
  decode: ignored,
};

export const zReport: Command<void, void> = {
  ...report,
  code: 0x41,
  name: 'Z report',
  privilege: 'system',
  modes: OPEN,
  timeOut: 'closing',
  decode: ignored,
};

const cash = {
  privilege: 'cashier',
  modes: [2, 3, 4, 9],
  prints: true,
  timeOut: 'document',
  repeat: 'never',
  encode: ({ amount }: { amount: number }) => u40(amount),
  decode: ignored,
} as const;

export const cashIn: Command<{ amount: number }, void> = { ...cash, code: 0x50, name: 'cash in' };

export const cashOut: Command<{ amount: number }, void> = { ...cash, code: 0x51, name: 'cash out' };

interface ShiftParameters {
  isOpen: boolean;
  shiftNumber: number;
  /** last receipt in the shift */
  receiptNumber: number;
}

export const shiftParameters: Command<void, ShiftParameters> = {
  code: 0xff40,
  name: 'shift parameters',
  privilege: 'system',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
  encode: nothing,
  decode: (data) => ({ isOpen: data.u8() === 1, shiftNumber: data.u16(), receiptNumber: data.u16() }),
};
