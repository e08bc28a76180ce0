import { concat, u40, u48, u8 } from '../bytes.ts';
import { ANY_MODE, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeDriveDateTime, encodeCp1251, padded } from '../encoding.ts';

/** Source: fiscal-printer section 4.4. The cashier's password puts the right name on the receipt. */

const receipt = {
  privilege: 'cashier',
  modes: [8],
  prints: false,
  timeOut: 'ordinary',
  repeat: 'unlessAccepted',
  decode: ignored,
} as const;

/** "Not given, compute it". */
const COMPUTE = new Uint8Array(5).fill(0xff);

export type ReceiptType = 0 | 1 | 2 | 3;
/** Of 8Dh, makes a receipt a correction of its type (FFD 1.2). Source: fiscal-printer section 4.6. */
const CORRECTION = 0x80;

/** `type`: 0 sale, 1 buy, 2 sale return, 3 buy return. */
export const openReceipt: Command<{ type: ReceiptType; isCorrection: boolean }, void> = {
  ...receipt,
  code: 0x8d,
  name: 'open receipt',
  modes: [2, 4, 9],
  prints: true,
  timeOut: 'document',
  encode: ({ type, isCorrection }) => u8(isCorrection ? CORRECTION + type : type),
};

interface Operation {
  /** 1 sale, 2 sale return, 3 buy, 4 buy return: not the numbers of 8Dh */
  operation: 1 | 2 | 3 | 4;
  /** thousandths; the register takes millionths */
  quantity: number;
  /** kopecks */
  price: number;
  /** kopecks; null lets the register compute it */
  sum: number | null;
  taxByte: number;
  department: number;
  /** tag 1214 */
  method: number;
  /** tag 1212 */
  subject: number;
  name: string;
}

export const addOperation: Command<Operation, void> = {
  ...receipt,
  code: 0xff46,
  name: 'operation',
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
};

/** A tag of the operation next to it. */
export const tagOperation: Command<{ tlv: Uint8Array }, void> = {
  ...receipt,
  code: 0xff4d,
  name: 'tag of the operation',
  encode: ({ tlv }) => tlv,
};

/** A tag of the whole document: a receipt, or a report begun with FF41h or FF42h. */
export const tagDocument: Command<{ tlv: Uint8Array }, void> = {
  ...receipt,
  code: 0xff0c,
  name: 'tag of the document',
  privilege: 'system',
  modes: ANY_MODE,
  encode: ({ tlv }) => tlv,
};

const DISCOUNT_TEXT_BYTES = 128;

/** Rounds the whole receipt under one rouble; `sum` off, `surcharge` on, kopecks. */
export const roundReceipt: Command<{ discount: number; surcharge: number; taxByte: number; text: string }, void> = {
  ...receipt,
  code: 0xff4b,
  name: 'receipt discount',
  privilege: 'system',
  encode: ({ discount, surcharge, taxByte, text }) =>
    concat(u40(discount), u40(surcharge), u8(taxByte), padded(encodeCp1251(text), DISCOUNT_TEXT_BYTES)),
};

/** Kopecks so far. */
export const subtotal: Command<void, number> = {
  ...receipt,
  code: 0x89,
  name: 'subtotal',
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
  name: 'cancel receipt',
  prints: true,
  timeOut: 'document',
  repeat: 'safe',
  encode: nothing,
};

/** The same by the system administrator, who may cancel another operator's receipt. */
export const cancelAnyReceipt: Command<void, void> = { ...cancelReceipt, privilege: 'system' };

export interface Close {
  /** kopecks by payment type 1 to 16, as far as given */
  payments: Readonly<Record<number, number>>;
  /** kopecks to take off so that whole roubles remain; the engine has rounded already, so models send 0 */
  rounding: number;
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
/** Ignored while the register computes taxes itself (table 1 field 14 = 0). */
const TAXES = new Uint8Array(6 * 5);

export const closeReceipt: Command<Close, Closed> = {
  ...receipt,
  code: 0xff45,
  name: 'close receipt',
  prints: true,
  timeOut: 'document',
  repeat: 'never',
  encode: ({ payments, rounding, taxSystemBit }) =>
    concat(...PAYMENT_TYPES.map((type) => u40(payments[type] ?? 0)), u8(rounding), TAXES, u8(taxSystemBit)),
  decode(data) {
    const change = data.u40();
    const fd = data.u32();
    const fpd = data.u32();
    return { change, fd, fpd, dateTime: data.left >= 5 ? decodeDriveDateTime(data.take(5)) : null };
  },
};
