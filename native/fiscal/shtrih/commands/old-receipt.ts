import { concat, u40, u8 } from '../bytes.ts';
import type { Reader } from '../bytes.ts';
import { ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { encodeCp1251, padded } from '../encoding.ts';

/**
 * Receipts as they were written before FF46h and FF45h, and corrections before FFD 1.2. The driver writes none of
 * them; a register shared with another program holds them, and its exchanges must read well. Source: fiscal-printer
 * sections 4.4 and 4.6.
 */

const TEXT_BYTES = 40;
const TAX_GROUPS = 4;

const old = { privilege: 'cashier', prints: false, timeOut: 'ordinary', repeat: 'unlessAccepted' } as const;

interface OldLine {
  /** thousandths */
  quantity: number;
  /** kopecks */
  price: number;
  department: number;
  /** 0 none, else a row of the table of taxes */
  tax: number;
  text: string;
}

const taxGroups = (tax: number): Uint8Array => padded(u8(tax), TAX_GROUPS);
const textField = (text: string): Uint8Array => padded(encodeCp1251(text), TEXT_BYTES);

function line(code: number, name: string): Command<OldLine, void> {
  return {
    ...old,
    code,
    name,
    modes: [2, 4, 8, 9],
    encode: ({ quantity, price, department, tax, text }) =>
      concat(u40(quantity), u40(price), u8(department), taxGroups(tax), textField(text)),
    decode: ignored,
  };
}

export const oldSale = line(0x80, 'sale');
export const oldBuy = line(0x81, 'buy');
export const oldSaleReturn = line(0x82, 'sale return');
export const oldBuyReturn = line(0x83, 'buy return');

const closing = { ...old, modes: [8], prints: true, timeOut: 'document', repeat: 'never' } as const;

const NO_PERCENT = new Uint8Array(2);

/** @param payments kopecks of payment types 1 up */
function closeFields(payments: readonly number[], types: number, text: string): Uint8Array {
  const sums = Array.from({ length: types }, (_, type) => u40(payments[type] ?? 0));
  return concat(...sums, NO_PERCENT, taxGroups(0), textField(text));
}

function change(data: Reader): number {
  data.skip(1);
  return data.u40();
}

/** Answers the change. */
export const oldClose: Command<{ payments: readonly number[]; text: string }, number> = {
  ...closing,
  code: 0x85,
  name: 'close receipt, 4 payments',
  encode: ({ payments, text }) => closeFields(payments, 4, text),
  decode: change,
};

export const oldCloseLong: Command<{ payments: readonly number[]; text: string }, number> = {
  ...closing,
  code: 0x8e,
  name: 'close receipt, 16 payments',
  encode: ({ payments, text }) => closeFields(payments, 16, text),
  decode: change,
};

/** Begins a correction, so that its tags can be attached. */
export const beginCorrection: Command<void, void> = {
  ...old,
  code: 0xff35,
  name: 'begin correction',
  privilege: 'system',
  modes: [2, 4],
  encode: nothing,
  decode: ignored,
};

interface TotalsCorrection {
  isByOrder: boolean;
  /** 1 sale, 3 buy; 2 and 4 from FFD 1.1 on */
  operation: number;
  /** kopecks: total, cash, cashless, advance, credit, counter, VAT 20, 10, turnover at 0, without, VAT 20/120, 10/110 */
  sums: readonly number[];
  taxSystemBit: number;
}

const SUMS = 12;

export const correctTotals: Command<TotalsCorrection, { receiptNumber: number; fd: number; fpd: number }> = {
  ...closing,
  code: 0xff4a,
  name: 'correction receipt',
  privilege: 'system',
  modes: [2, 4],
  encode: ({ isByOrder, operation, sums, taxSystemBit }) =>
    concat(
      u8(isByOrder ? 1 : 0),
      u8(operation),
      ...Array.from({ length: SUMS }, (_, index) => u40(sums[index] ?? 0)),
      u8(taxSystemBit),
    ),
  decode: (data) => ({ receiptNumber: data.u16(), fd: data.u32(), fpd: data.u32() }),
};
