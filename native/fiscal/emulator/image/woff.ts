/** A WOFF file is a TrueType font whose tables are deflated one by one. Source: W3C WOFF 1.0 sections 3 to 5. */
import { inflateSync } from 'node:zlib';

/** Tables by their tag, in the order of the file. */
export type FontTables = ReadonlyMap<string, Buffer>;

const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const FONT_HEAD = 12;
const FONT_ENTRY = 16;
const TRUETYPE = 0x0001_0000;

export function readWoff(woff: Buffer): FontTables {
  const count = woff.readUInt16BE(12);
  return new Map(Array.from({ length: count }, (_, i) => readTable(woff, WOFF_HEAD + i * WOFF_ENTRY)));
}

function readTable(woff: Buffer, entry: number): [string, Buffer] {
  const tag = woff.toString('latin1', entry, entry + 4);
  const offset = woff.readUInt32BE(entry + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
  return [tag, packed.length < woff.readUInt32BE(entry + 12) ? inflateSync(packed) : packed];
}

/** The tables as one TrueType file; check sums are left at 0, no reader here looks at them. */
export function writeTrueType(tables: FontTables): Buffer {
  const head = Buffer.alloc(FONT_HEAD + tables.size * FONT_ENTRY);
  head.writeUInt32BE(TRUETYPE, 0);
  head.writeUInt16BE(tables.size, 4);
  const parts = [head];
  let [entry, at] = [FONT_HEAD, head.length];
  for (const [tag, table] of tables) {
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    parts.push(padded);
    entry += FONT_ENTRY;
    at += padded.length;
  }
  return Buffer.concat(parts);
}
