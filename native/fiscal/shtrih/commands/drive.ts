import { concat, u16, u32, u8 } from '../bytes.ts';
import { ANY_MODE, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeCp1251, decodeDriveDate, decodeDriveDateTime } from '../encoding.ts';

/** The fiscal drive. Source: fiscal-printer section 4.5. */

const drive = {
  privilege: 'system',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
} as const;

const FN_DIGITS = 16;

interface DriveStatus {
  /** 3 is the fiscal mode */
  phase: number;
  /** 0 none, 4 receipt, ... */
  currentDocument: number;
  isShiftOpen: boolean;
  /** bit 1 key 3 days, 2 key 30 days, 4 memory 90 %, 8 OFD answer overdue */
  warnings: number;
  /** of the last document */
  dateTime: string;
  fn: string;
  lastFd: number;
}

export const driveStatus: Command<void, DriveStatus> = {
  ...drive,
  code: 0xff01,
  name: 'drive status',
  encode: nothing,
  decode(data) {
    const phase = data.u8();
    const currentDocument = data.u8();
    data.skip(1);
    const isShiftOpen = data.u8() === 1;
    const warnings = data.u8();
    const dateTime = decodeDriveDateTime(data.take(5));
    const fn = decodeCp1251(data.take(FN_DIGITS));
    return { phase, currentDocument, isShiftOpen, warnings, dateTime, fn, lastFd: data.u32() };
  },
};

export const driveNumber: Command<void, string> = {
  ...drive,
  code: 0xff02,
  name: 'drive number',
  encode: nothing,
  decode: (data) => decodeCp1251(data.take(FN_DIGITS)),
};

/** `2027-11-22`, the last day. */
export const driveExpiry: Command<void, { until: string }> = {
  ...drive,
  code: 0xff03,
  name: 'drive expiry',
  encode: nothing,
  decode: (data) => ({ until: decodeDriveDate(data.take(3)) }),
};

export const driveVersion: Command<void, { version: string; isSeries: boolean }> = {
  ...drive,
  code: 0xff04,
  name: 'drive version',
  encode: nothing,
  decode: (data) => ({ version: decodeCp1251(data.take(FN_DIGITS)).trim(), isSeries: data.u8() === 1 }),
};

export const cancelDocument: Command<void, void> = {
  ...drive,
  code: 0xff08,
  name: 'cancel document in the drive',
  encode: nothing,
  decode: ignored,
};

/** One parameter of a registration report, as TLV. */
export const registrationParameter: Command<{ report: number; tag: number }, Uint8Array> = {
  ...drive,
  code: 0xff0e,
  name: 'registration parameter',
  encode: ({ report, tag }) => concat(u8(report), u16(tag)),
  decode: (data) => data.rest(),
};

export interface DriveDocument {
  /** FFD code: 2 shift opening, 3 receipt, 5 shift closing */
  type: number;
  dateTime: string;
  fd: number;
  fpd: number;
  isConfirmed: boolean;
  /** receipts, strict forms and their corrections: 1 sale, 2 sale return, 3 buy, 4 buy return, and the total in kopecks */
  receipt: { operation: number; total: number } | null;
  /** shift openings and closings */
  shiftNumber: number | null;
}

const SHIFT_OPENING = 2;
const SHIFT_CLOSING = 5;
/** Receipt, strict form (БСО), and the corrections of both. */
const WITH_TOTAL = [3, 4, 31, 41];
const TOTAL_BYTES = 6;

export const findDocument: Command<{ fd: number }, DriveDocument> = {
  ...drive,
  code: 0xff0a,
  name: 'find document',
  encode: ({ fd }) => u32(fd),
  decode(data) {
    const type = data.u8();
    const isConfirmed = data.u8() === 1;
    const dateTime = decodeDriveDateTime(data.take(5));
    const fd = data.u32();
    const fpd = data.u32();
    // The page gives the data of corrections nowhere; models that tell it tell it as for receipts.
    const isReceipt = WITH_TOTAL.includes(type) && (type < 31 || data.left >= TOTAL_BYTES);
    const isShift = type === SHIFT_OPENING || type === SHIFT_CLOSING;
    return {
      type,
      dateTime,
      fd,
      fpd,
      isConfirmed,
      receipt: isReceipt ? { operation: data.u8(), total: data.u40() } : null,
      shiftNumber: isShift ? data.u16() : null,
    };
  },
};

interface ExchangeStatus {
  /** documents waiting for the data operator */
  queued: number;
  firstFd: number;
  firstDateTime: string;
}

export const exchangeStatus: Command<void, ExchangeStatus> = {
  ...drive,
  code: 0xff39,
  name: 'data operator exchange',
  encode: nothing,
  decode(data) {
    data.skip(2);
    return { queued: data.u16(), firstFd: data.u32(), firstDateTime: decodeDriveDateTime(data.take(5)) };
  },
};

/** Begins reading a document as TLV; {@link readDocument} gives its portions. */
export const requestDocument: Command<{ fd: number }, { type: number; length: number }> = {
  ...drive,
  code: 0xff3a,
  name: 'request document',
  encode: ({ fd }) => u32(fd),
  decode: (data) => ({ type: data.u16(), length: data.u16() }),
};

/** Moves on with each call: after any doubt begin again from FF3Ah. */
export const readDocument: Command<void, Uint8Array> = {
  ...drive,
  code: 0xff3b,
  name: 'read document',
  repeat: 'unlessAccepted',
  encode: nothing,
  decode: (data) => data.rest(),
};

/** The data operator's answer to a document; 08h while there is none. */
export const operatorTicket: Command<{ fd: number }, Uint8Array> = {
  ...drive,
  code: 0xff3c,
  name: 'data operator ticket',
  encode: ({ fd }) => u32(fd),
  decode: (data) => data.rest(),
};

export const unconfirmedCount: Command<void, number> = {
  ...drive,
  code: 0xff3f,
  name: 'unconfirmed documents',
  encode: nothing,
  decode: (data) => data.u16(),
};

export const memoryLeft: Command<void, { documents: number; kilobytes: number }> = {
  ...drive,
  code: 0xff63,
  name: 'memory left',
  encode: nothing,
  decode: (data) => ({ documents: data.u32(), kilobytes: data.u32() }),
};
