import { concat, u16, u40, u8 } from '../bytes.ts';
import { ANY_MODE, ignored } from '../command.ts';
import type { Command } from '../command.ts';
import { encodeCp1251 } from '../encoding.ts';

/** Pictures and codes. Loading changes nothing on paper; printing goes into an open receipt's text. Source: fiscal-printer section 4.7. */

const load = {
  privilege: 'cashier',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
  decode: ignored,
} as const;
const print = { ...load, prints: true, repeat: 'unlessAccepted' } as const;

/** 320 dots in 40 bytes. */
interface GraphicsLine {
  line: number;
  dots: Uint8Array;
}

interface LineRange {
  first: number;
  last: number;
}

export const loadGraphics: Command<GraphicsLine, void> = {
  ...load,
  code: 0xc0,
  name: 'load graphics line',
  encode: ({ line, dots }) => concat(u8(line), dots),
};

export const printGraphics: Command<LineRange, void> = {
  ...print,
  code: 0xc1,
  name: 'print graphics',
  encode: ({ first, last }) => concat(u8(first), u8(last)),
};

/** The same up to line 1200, several lines at once. */
export const loadLongGraphics: Command<GraphicsLine, void> = {
  ...load,
  code: 0xc4,
  name: 'load long graphics',
  encode: ({ line, dots }) => concat(u16(line), dots),
};

export const printLongGraphics: Command<LineRange, void> = {
  ...print,
  code: 0xc3,
  name: 'print long graphics',
  encode: ({ first, last }) => concat(u16(first), u16(last)),
};

const GRAPHICS_BUFFER = 1;

/** Lines of up to 512 dots. `width` is in bytes. */
export const loadWideGraphics: Command<{ width: number; line: number; count: number; dots: Uint8Array }, void> = {
  ...load,
  code: 0x4e,
  name: 'load 512-dot graphics',
  encode: ({ width, line, count, dots }) => concat(u8(width), u16(line), u16(count), u8(GRAPHICS_BUFFER), dots),
};

const RECEIPT_TAPE = 0x02;

/** @param scale 1 to 6, both ways */
export const printWideGraphics: Command<LineRange & { scale: number }, void> = {
  ...print,
  code: 0x4d,
  name: 'print 512-dot graphics',
  encode: ({ first, last, scale }) => concat(u16(first), u16(last), Uint8Array.from([scale, scale, RECEIPT_TAPE])),
};

/** One line of dots, 40, 64 or 72 bytes, printed several times. */
export const printRawLine: Command<{ repeats: number; dots: Uint8Array }, void> = {
  ...print,
  code: 0xc5,
  name: 'raw line',
  encode: ({ repeats, dots }) => concat(u16(repeats), u8(RECEIPT_TAPE), dots),
};

/** 12 digits as a number; the register adds the check digit. */
export const printEan13: Command<{ number: number }, void> = {
  ...print,
  code: 0xc2,
  name: 'EAN-13',
  encode: ({ number }) => u40(number),
};

interface LinearCode {
  heightDots: number;
  moduleDots: number;
  /** digits: 0 none, 1 above, 2 below, 3 both */
  digitsPlace: number;
  /** 0 UPC-A 1 UPC-E 2 EAN-13 3 EAN-8 4 Code 39 5 ITF 6 Codabar 7 Code 93 8 Code 128 */
  kind: number;
  data: string;
}

const DIGITS_FONT = 1;

export const printLinearCode: Command<LinearCode, void> = {
  ...print,
  code: 0xcb,
  name: 'linear code',
  encode: ({ heightDots, moduleDots, digitsPlace, kind, data }) =>
    concat(Uint8Array.from([heightDots, moduleDots, digitsPlace, DIGITS_FONT, kind]), encodeCp1251(data)),
};

/** A block has 64 bytes, the last one padded with zeros. */
export const loadMatrixData: Command<{ block: number; data: Uint8Array }, void> = {
  ...load,
  code: 0xdd,
  name: 'load 2-D data',
  encode: ({ block, data }) => concat(u8(0), u8(block), data),
};

interface QrCode {
  /** true length of the data, bytes */
  length: number;
  /** dots of a module, 3 to 8 */
  moduleDots: number;
  /** 0 L, 1 M, 2 Q, 3 H */
  correction: number;
}

const QR = 3;
const FIRST_BLOCK = 0;
const CENTRED = 1;
const [AUTOMATIC_VERSION, LARGEST_MASK, UNUSED] = [0, 8, 0];

export const printQr: Command<QrCode, void> = {
  ...print,
  code: 0xde,
  name: 'print 2-D code',
  encode: ({ length, moduleDots, correction }) =>
    concat(
      u8(QR),
      u16(length),
      Uint8Array.from([FIRST_BLOCK, AUTOMATIC_VERSION, LARGEST_MASK, moduleDots, UNUSED, correction, CENTRED]),
    ),
};
