import { concat, u8 } from '../bytes.ts';
import { ORDINARY_MS, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { encodeCp1251, padded } from '../encoding.ts';

/** Paper, drawer. Source: fiscal-printer section 4.2. */

const RECEIPT_TAPE = 0x02;
const TEXT_FIELD_BYTES = 40;

const printing = { privilege: 'cashier', timeoutMs: ORDINARY_MS, decode: ignored } as const;

/** One line in font 1. */
export const printLine: Command<{ text: string }, void> = {
  ...printing,
  code: 0x17,
  repeat: 'unlessAccepted',
  encode: ({ text }) => concat(u8(RECEIPT_TAPE), padded(encodeCp1251(text), TEXT_FIELD_BYTES)),
};

export const cutPaper: Command<{ isPartial: boolean }, void> = {
  ...printing,
  code: 0x25,
  repeat: 'unlessAccepted',
  encode: ({ isPartial }) => u8(isPartial ? 1 : 0),
};

export const openDrawer: Command<{ drawer: number }, void> = {
  ...printing,
  code: 0x28,
  repeat: 'safe',
  encode: ({ drawer }) => u8(drawer),
};

/** @param lines 1 to 255 */
export const feedPaper: Command<{ lines: number }, void> = {
  ...printing,
  code: 0x29,
  repeat: 'safe',
  encode: ({ lines }) => concat(u8(RECEIPT_TAPE), u8(lines)),
};

/** Goes on after paper came back (submode 3). */
export const continuePrinting: Command<void, void> = {
  ...printing,
  code: 0xb0,
  repeat: 'safe',
  encode: nothing,
};

/** Prints the last document once more, marked as a copy. */
export const repeatDocument: Command<void, void> = {
  ...printing,
  code: 0x8c,
  repeat: 'unlessAccepted',
  encode: nothing,
};
