import { encodeText } from '../fiscal/code-page.ts';
import type { CodePage } from '../fiscal/code-page.ts';

/** Commands of ESC/POS as bytes. Source: fiscal-printer section 10. */

type Bytes = readonly number[];

const [DLE, FS, ESC, GS, EOT] = [0x10, 0x1c, 0x1b, 0x1d, 0x04];

/** Many Asian-market printers print `?` for Cyrillic until they leave Kanji mode. */
export const initialise = (pageNumber: number): Bytes => [ESC, 0x40, FS, 0x2e, ESC, 0x74, pageNumber];

export const line = (text: string, page: CodePage): Bytes => [...encodeText(text, page), 0x0a];

export const align = (to: 'left' | 'centre' | 'right'): Bytes => [ESC, 0x61, ['left', 'centre', 'right'].indexOf(to)];

export const bold = (isOn: boolean): Bytes => [ESC, 0x45, isOn ? 1 : 0];

/** @param width, height 1 to 8 times */
export const size = (width: number, height: number): Bytes => [GS, 0x21, (width - 1) * 16 + (height - 1)];

export const feed = (lines: number): Bytes => [ESC, 0x64, lines];

/** Feeds to the cutter first. */
export const cutPaper = (feedDots: number): Bytes => [GS, 0x56, 0x42, feedDots];

/** @param onMs, offMs of the pulse, 2 to 510 */
export const kickDrawer = (onMs: number, offMs: number): Bytes => [ESC, 0x70, 0, onMs >> 1, offMs >> 1];

const CORRECTION_M = 0x31;
const u16 = (value: number): Bytes => [value & 0xff, value >> 8];

/** @param data ≤ 512 bytes; the printer draws it */
export function qrCode(data: Uint8Array, moduleDots: number): Bytes {
  const command = (...rest: Bytes): Bytes => [GS, 0x28, 0x6b, ...u16(rest.length), ...rest];
  return [
    ...command(0x31, 0x41, 0x32, 0x00),
    ...command(0x31, 0x43, moduleDots),
    ...command(0x31, 0x45, CORRECTION_M),
    ...command(0x31, 0x50, 0x30, ...data),
    ...command(0x31, 0x51, 0x30),
  ];
}

/** A picture, leftmost dot in bit 7; every row has the same length, a multiple of 8. */
export function raster(rows: readonly (readonly boolean[])[]): Bytes {
  const bytes = rows.flatMap((row) =>
    Array.from({ length: row.length / 8 }, (_, at) =>
      row.slice(at * 8, at * 8 + 8).reduce((byte, isDark, bit) => byte | (isDark ? 0x80 >> bit : 0), 0),
    ),
  );
  return [GS, 0x76, 0x30, 0, ...u16((rows[0]?.length ?? 0) / 8), ...u16(rows.length), ...bytes];
}

export type StatusKind = 'printer' | 'offline' | 'error' | 'paper';
const STATUS_KINDS: readonly StatusKind[] = ['printer', 'offline', 'error', 'paper'];

/** Answered at once by one byte, also off-line; not through every USB bridge. */
export const askStatus = (kind: StatusKind): Bytes => [DLE, EOT, STATUS_KINDS.indexOf(kind) + 1];

/** Bits 1 and 4 are set, 0 and 7 clear: anything else is no status. */
export const isStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;
