import { concat, u40, u48, u8 } from '../bytes.ts';
import { ORDINARY_MS, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeDriveDateTime, encodeCp1251 } from '../encoding.ts';

/** Source: fiscal-printer section 4.4. The cashier's password puts the right name on the receipt. */

const receipt = { privilege: 'cashier', timeoutMs: ORDINARY_MS, repeat: 'unlessAccepted' } as const;

/** "Not given, compute it". */
const COMPUTE = new Uint8Array(5).fill(0xff);

/** 0 sale, 2 sale return. */
export const openReceipt: Command<{ type: 0 | 2 }, void> = {
  ...receipt,
  code: 0x8d,
  encode: ({ type }) => u8(type),
  decode: ignored,
};

interface Operation {
  /** 1 sale, 2 sale return: not the numbers of 8Dh */
  operation: 1 | 2;
  /** thousandths; the register takes millionths */
  quantity: number;
  /** kopecks */
  price: number;
  /** kopecks; null lets the register compute it */
  sum: number | null;
  taxByte: number;
  department: number;
  method: number;
  subject: number;
  name: string;
}

export const addOperation: Command<Operation, void> = {
  ...receipt,
  code: 0xff46,
  encode: (line) =>
    concat(
      u8(line.operation),
      u48(line.quantity * 1000),
      u40(line.price),
      line.sum === null ? COMPUTE : u40(line.sum),
      COMPUTE,
      Uint8Array.from([line.taxByte, line.department, line.method, line.subject]),
      encodeCp1251(line.name),
    ),
  decode: ignored,
};

/** A tag of the operation next to it. */
export const tagOperation: Command<{ tlv: Uint8Array }, void> = {
  ...receipt,
  code: 0xff4d,
  encode: ({ tlv }) => tlv,
  decode: ignored,
};

/** A tag of the whole document. */
export const tagDocument: Command<{ tlv: Uint8Array }, void> = {
  ...receipt,
  code: 0xff0c,
  privilege: 'system',
  encode: ({ tlv }) => tlv,
  decode: ignored,
};

/** Kopecks so far. */
export const subtotal: Command<void, number> = {
  ...receipt,
  code: 0x89,
  repeat: 'safe',
  encode: nothing,
  decode(data) {
    data.skip(1);
    return data.u40();
  },
};

export const cancelReceipt: Command<void, void> = {
  ...receipt,
  code: 0x88,
  repeat: 'safe',
  encode: nothing,
  decode: ignored,
};

/** The same by the system administrator, who may cancel another operator's receipt. */
export const cancelAnyReceipt: Command<void, void> = { ...cancelReceipt, privilege: 'system' };

export interface Close {
  /** kopecks by payment type 1 to 16, as far as given */
  payments: Readonly<Record<number, number>>;
  taxSystemBit: number;
}

export interface Closed {
  change: number;
  fd: number;
  fpd: number;
  /** null unless the register gives extended answers */
  dateTime: string | null;
}

const PAYMENT_TYPES = Array.from({ length: 16 }, (_, index) => index + 1);
const ROUNDING = u8(0);
/** Ignored while the register computes taxes itself (table 1 field 14 = 0). */
const TAXES = new Uint8Array(6 * 5);

export const closeReceipt: Command<Close, Closed> = {
  ...receipt,
  code: 0xff45,
  repeat: 'never',
  encode: ({ payments, taxSystemBit }) =>
    concat(...PAYMENT_TYPES.map((type) => u40(payments[type] ?? 0)), ROUNDING, TAXES, u8(taxSystemBit)),
  decode(data) {
    const change = data.u40();
    const fd = data.u32();
    const fpd = data.u32();
    return { change, fd, fpd, dateTime: data.left >= 5 ? decodeDriveDateTime(data.take(5)) : null };
  },
};
