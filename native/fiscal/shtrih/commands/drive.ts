import { u32 } from '../bytes.ts';
import { ORDINARY_MS, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeCp1251, decodeDriveDate, decodeDriveDateTime } from '../encoding.ts';

/** The fiscal drive. Source: fiscal-printer section 4.5. */

const drive = { privilege: 'system', timeoutMs: ORDINARY_MS, repeat: 'safe' } as const;

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
  encode: nothing,
  decode: (data) => decodeCp1251(data.take(FN_DIGITS)),
};

interface DriveExpiry {
  /** `2027-11-22` */
  until: string;
}

export const driveExpiry: Command<void, DriveExpiry> = {
  ...drive,
  code: 0xff03,
  encode: nothing,
  decode: (data) => ({ until: decodeDriveDate(data.take(3)) }),
};

export const cancelDocument: Command<void, void> = { ...drive, code: 0xff08, encode: nothing, decode: ignored };

export interface DriveDocument {
  /** FFD code: 2 shift opening, 3 receipt, 5 shift closing */
  type: number;
  dateTime: string;
  fd: number;
  fpd: number;
  /** receipts and strict forms: 1 sale, 2 sale return, 3 buy, 4 buy return, and the total in kopecks */
  receipt: { operation: number; total: number } | null;
  /** shift openings and closings */
  shiftNumber: number | null;
}

const SHIFT_OPENING = 2;
const SHIFT_CLOSING = 5;
const RECEIPT = 3;
const STRICT_FORM = 4;

export const findDocument: Command<{ fd: number }, DriveDocument> = {
  ...drive,
  code: 0xff0a,
  encode: ({ fd }) => u32(fd),
  decode(data) {
    const type = data.u8();
    data.skip(1);
    const dateTime = decodeDriveDateTime(data.take(5));
    const fd = data.u32();
    const fpd = data.u32();
    const isReceipt = type === RECEIPT || type === STRICT_FORM;
    const isShift = type === SHIFT_OPENING || type === SHIFT_CLOSING;
    return {
      type,
      dateTime,
      fd,
      fpd,
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
  encode: ({ fd }) => u32(fd),
  decode: (data) => ({ type: data.u16(), length: data.u16() }),
};

/** Moves on with each call: after any doubt begin again from FF3Ah. */
export const readDocument: Command<void, Uint8Array> = {
  ...drive,
  code: 0xff3b,
  repeat: 'unlessAccepted',
  encode: nothing,
  decode: (data) => data.rest(),
};
