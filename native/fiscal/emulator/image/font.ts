/** PT Mono, the letters of the paper: from its WOFF files to grey dots of one character. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bwipjs from 'bwip-js/node';
import { withWideOffsets } from './wide-offsets.ts';
import { readWoff, writeTrueType } from './woff.ts';

export interface Glyph {
  /** dots from the left edge of the cell, and from the base line up to the first row */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 white … 255 black, row by row */
  readonly pixels: Uint8Array;
}

/** The advance of every PT Mono letter is 0.6 of its size. */
const ADVANCE = 0.6;
const CYRILLIC_FROM = 0x0400;
const CYRILLIC_TO = 0x04ff;
const NUMERO = 0x2116;

/** Number of each part of the font once it is loaded. */
const loaded = new Map<string, number>();

/** @param charDots the width of a character cell @param times 1, or 2 for double width */
export function glyphOf(character: string, charDots: number, times: number): Glyph {
  const code = character.codePointAt(0) ?? 0;
  const isCyrillic = (code >= CYRILLIC_FROM && code <= CYRILLIC_TO) || code === NUMERO;
  const size = charDots / ADVANCE;
  return bwipjs.FontLib.getglyph(idOf(isCyrillic ? 'cyrillic' : 'latin'), code, size * times, size);
}

function idOf(subset: 'latin' | 'cyrillic'): number {
  const known = loaded.get(subset);
  if (known !== undefined) return known;
  const name = `pt-mono-${subset}`;
  const path = createRequire(import.meta.url).resolve(`@fontsource/pt-mono/files/${name}-400-normal.woff`);
  bwipjs.loadFont(name, writeTrueType(withWideOffsets(readWoff(readFileSync(path)))));
  const id = bwipjs.FontLib.lookup(name);
  loaded.set(subset, id);
  return id;
}
