import { concat, u16, u8 } from '../bytes.ts';
import { ANY_MODE, anyModeBut, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { encodeCp1251, padded } from '../encoding.ts';

/** Text, paper, drawer. Source: fiscal-printer section 4.2. */

const RECEIPT_TAPE = 0x02;
const TEXT_FIELD_BYTES = 40;
const TITLE_BYTES = 30;

const device = {
  privilege: 'cashier',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
  decode: ignored,
} as const;
/** Printing twice harms nobody, but nobody wants it either. */
const printing = { ...device, prints: true, repeat: 'unlessAccepted' } as const;
const string = { ...printing, modes: anyModeBut(1) } as const;
const idlePaper = anyModeBut(8, 10);

const textField = (text: string): Uint8Array => padded(encodeCp1251(text), TEXT_FIELD_BYTES);

export const beep: Command<void, void> = { ...device, code: 0x13, name: 'beep', encode: nothing };

/** One line in font 1. */
export const printLine: Command<{ text: string }, void> = {
  ...string,
  code: 0x17,
  name: 'string',
  encode: ({ text }) => concat(u8(RECEIPT_TAPE), textField(text)),
};

export const printBold: Command<{ text: string }, void> = {
  ...string,
  code: 0x12,
  name: 'bold string',
  encode: ({ text }) => concat(u8(RECEIPT_TAPE), textField(text)),
};

export const printInFont: Command<{ font: number; text: string }, void> = {
  ...string,
  code: 0x2f,
  name: 'string in font',
  encode: ({ font, text }) => concat(u8(RECEIPT_TAPE), u8(font), textField(text)),
};

export const printHeader: Command<{ title: string; number: number }, { document: number }> = {
  ...printing,
  code: 0x18,
  name: 'document header',
  modes: [2, 3, 4, 9],
  encode: ({ title, number }) => concat(padded(encodeCp1251(title), TITLE_BYTES), u16(number)),
  decode(data) {
    data.skip(1);
    return { document: data.u16() };
  },
};

export const cutPaper: Command<{ isPartial: boolean }, void> = {
  ...printing,
  code: 0x25,
  name: 'cut',
  modes: idlePaper,
  encode: ({ isPartial }) => u8(isPartial ? 1 : 0),
};

export const openDrawer: Command<{ drawer: number }, void> = {
  ...device,
  code: 0x28,
  name: 'drawer',
  encode: ({ drawer }) => u8(drawer),
};

/** @param lines 1 to 255 */
export const feedPaper: Command<{ lines: number }, void> = {
  ...device,
  code: 0x29,
  name: 'feed',
  modes: idlePaper,
  prints: true,
  encode: ({ lines }) => concat(u8(RECEIPT_TAPE), u8(lines)),
};

/** Goes on after paper came back (submode 3). */
export const continuePrinting: Command<void, void> = {
  ...device,
  code: 0xb0,
  name: 'continue printing',
  encode: nothing,
};

/** Prints the last document once more, marked as a copy. */
export const repeatDocument: Command<void, void> = {
  ...printing,
  code: 0x8c,
  name: 'repeat last document',
  modes: [2, 3],
  encode: nothing,
};
