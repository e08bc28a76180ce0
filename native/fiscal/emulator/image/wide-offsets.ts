/**
 * Glyphs made of others (`=` of two dashes, `Ё` of a letter and dots) place their parts by offsets of one byte or of
 * two. The glyph reader of bwip-js 4.11 takes offsets of one byte as 0: here they become offsets of two.
 * Source: OpenType specification, tables "glyf" (composite glyphs), "loca", "head".
 */
import type { FontTables } from './woff.ts';

const LONG_LOCA_PLACE = 50;
const GLYPH_HEAD = 10;
const FLAG = { wordOffsets: 1, scale: 8, moreParts: 32, twoScales: 64, matrix: 128 } as const;

export function withWideOffsets(tables: FontTables): FontTables {
  const [glyf, loca, oldHead] = ['glyf', 'loca', 'head'].map((tag) => tables.get(tag) ?? Buffer.alloc(0)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const isLong = oldHead.readInt16BE(LONG_LOCA_PLACE) === 1;
  const count = loca.length / (isLong ? 4 : 2);
  const startOf = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const glyphs = Array.from({ length: count - 1 }, (_, i) => widened(glyf.subarray(startOf(i), startOf(i + 1))));
  const starts = Buffer.alloc(count * 4);
  let at = 0;
  glyphs.forEach((glyph, i) => starts.writeUInt32BE((at += glyph.length), (i + 1) * 4));
  const head = Buffer.from(oldHead);
  head.writeInt16BE(1, LONG_LOCA_PLACE);
  return new Map([...tables, ['glyf', Buffer.concat(glyphs)], ['loca', starts], ['head', head]]);
}

function widened(glyph: Buffer): Buffer {
  const isComposite = glyph.length > 0 && glyph.readInt16BE(0) === -1;
  if (!isComposite) return glyph;
  const parts = [glyph.subarray(0, GLYPH_HEAD)];
  let at = GLYPH_HEAD;
  let flags: number = FLAG.moreParts;
  while ((flags & FLAG.moreParts) !== 0) {
    flags = glyph.readUInt16BE(at);
    const isWide = (flags & FLAG.wordOffsets) !== 0;
    const part = Buffer.alloc(8);
    part.writeUInt16BE(flags | FLAG.wordOffsets, 0);
    glyph.copy(part, 2, at + 2, at + 4);
    for (const i of [0, 1]) {
      part.writeInt16BE(isWide ? glyph.readInt16BE(at + 4 + 2 * i) : glyph.readInt8(at + 4 + i), 4 + 2 * i);
    }
    at += isWide ? 8 : 6;
    const scaled = scaleBytes(flags);
    parts.push(part, glyph.subarray(at, at + scaled));
    at += scaled;
  }
  const whole = Buffer.concat([...parts, glyph.subarray(at)]);
  return Buffer.concat([whole, Buffer.alloc(whole.length % 4 === 0 ? 0 : 4 - (whole.length % 4))]);
}

function scaleBytes(flags: number): number {
  if ((flags & FLAG.scale) !== 0) return 2;
  if ((flags & FLAG.twoScales) !== 0) return 4;
  return (flags & FLAG.matrix) !== 0 ? 8 : 0;
}
