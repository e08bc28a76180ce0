/** Takes ESC/POS apart again, byte by byte, independently of what the driver writes. Source: fiscal-printer section 10. */

export type SlipCommand =
  | { kind: 'initialise' }
  | { kind: 'leaveKanji' }
  | { kind: 'page'; number: number }
  | { kind: 'align'; to: number }
  | { kind: 'bold'; isOn: boolean }
  | { kind: 'size'; width: number; height: number }
  | { kind: 'feed'; lines: number }
  | { kind: 'cut' }
  | { kind: 'drawer' }
  | { kind: 'qr'; parameters: readonly number[] }
  | { kind: 'raster'; widthBytes: number; rows: readonly (readonly number[])[] }
  | { kind: 'status'; number: number }
  | { kind: 'byte'; value: number }
  | { kind: 'endOfLine' };

type Taken = { command: SlipCommand; length: number };

const u16 = (bytes: readonly number[], at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** Bytes of a command after its first two, and what they say. */
const FIXED: Readonly<Record<string, [rest: number, read: (rest: readonly number[]) => SlipCommand]>> = {
  '1b 40': [0, () => ({ kind: 'initialise' })],
  '1c 2e': [0, () => ({ kind: 'leaveKanji' })],
  '1b 74': [1, ([number = 0]) => ({ kind: 'page', number })],
  '1b 61': [1, ([to = 0]) => ({ kind: 'align', to })],
  '1b 45': [1, ([value = 0]) => ({ kind: 'bold', isOn: (value & 1) === 1 })],
  '1d 21': [1, ([value = 0]) => ({ kind: 'size', width: (value >> 4) + 1, height: (value & 7) + 1 })],
  '1b 64': [1, ([lines = 0]) => ({ kind: 'feed', lines })],
  '1d 56': [2, () => ({ kind: 'cut' })],
  '1b 70': [3, () => ({ kind: 'drawer' })],
  '10 04': [1, ([number = 0]) => ({ kind: 'status', number })],
};
const PREFIXES = [0x10, 0x1b, 0x1c, 0x1d];
const NEW_LINE = 0x0a;

/**
 * The first command of what has come.
 *
 * @returns null while it is not whole
 * @throws RangeError for bytes that are no command this printer has
 */
export function takeCommand(bytes: readonly number[]): Taken | null {
  const [first, second] = bytes;
  if (first === undefined) return null;
  if (first === NEW_LINE) return { command: { kind: 'endOfLine' }, length: 1 };
  if (!PREFIXES.includes(first)) return { command: { kind: 'byte', value: first }, length: 1 };
  if (second === undefined) return null;
  const name = [first, second].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  if (name === '1d 28') return takeQr(bytes);
  if (name === '1d 76') return takeRaster(bytes);
  const fixed = FIXED[name];
  if (fixed === undefined) throw new RangeError(`not a command of this printer: ${name}`);
  const [rest, read] = fixed;
  return bytes.length < 2 + rest ? null : { command: read(bytes.slice(2, 2 + rest)), length: 2 + rest };
}

function takeQr(bytes: readonly number[]): Taken | null {
  const length = 5 + u16(bytes, 3);
  return bytes.length < 5 || bytes.length < length
    ? null
    : { command: { kind: 'qr', parameters: bytes.slice(5, length) }, length };
}

function takeRaster(bytes: readonly number[]): Taken | null {
  const [widthBytes, height] = [u16(bytes, 4), u16(bytes, 6)];
  const length = 8 + widthBytes * height;
  if (bytes.length < 8 || bytes.length < length) return null;
  const rows = Array.from({ length: height }, (_, y) => bytes.slice(8 + y * widthBytes, 8 + (y + 1) * widthBytes));
  return { command: { kind: 'raster', widthBytes, rows }, length };
}
