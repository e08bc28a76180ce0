/** The paper tape as a picture, dot for dot as the printer burns it, with the torn edge of each cut. */
import { fromHex } from '../bytes.ts';
import { CHAR_DOTS } from '../layout.ts';
import type { PaperLine } from '../paper.ts';
import { codeStrip } from './code-strip.ts';
import { glyphOf } from './font.ts';
import { encodePng } from './png.ts';
import { addInk, blankStrip, type Strip } from './strip.ts';

const LINE_DOTS = 26;
const BASE_LINE = 19;
/** Paper of 80 mm is wider than its 72 mm of print, of 58 mm than its 48. */
const MARGIN_DOTS = 32;
const EDGE_DOTS = 24;
const TOOTH_DOTS = 12;
const CUT_GAP_DOTS = 20;
const DESK = 176;
const PAPER = 250;
const BLACKEST = 24;

/** Taller pictures are of no use to a person and cost memory: the newest lines are kept. */
const HEIGHT_DOTS_MAX = 30_000;

type Piece = Strip | 'cut';

/** @param dots width of the print: 512 or 576 @returns a grey PNG */
export function tapePng(lines: readonly PaperLine[], dots: number): Buffer {
  const pieces = withoutLastCut(newest(lines.map((line) => pieceOf(line, dots))));
  const width = dots + 2 * MARGIN_DOTS;
  const sheets = split(pieces).map((strips) => sheet(strips, width));
  const height = sheets.reduce((sum, { length }) => sum + length / width + CUT_GAP_DOTS, CUT_GAP_DOTS);
  const pixels = new Uint8Array(width * height).fill(DESK);
  let y = CUT_GAP_DOTS;
  for (const each of sheets) {
    pixels.set(each, y * width);
    y += each.length / width + CUT_GAP_DOTS;
  }
  return encodePng(width, height, pixels);
}

function pieceOf(line: PaperLine, dots: number): Piece {
  if (typeof line === 'string') return textStrip(line, dots, 1);
  switch (line.kind) {
    case 'wide':
      return textStrip(line.text, dots, 2);
    case 'code':
      return codeStrip(line, dots) ?? blankStrip(dots, 0);
    case 'dots':
      return dotsStrip(line.rows, dots);
    case 'cut':
      return 'cut';
  }
}

function textStrip(text: string, dots: number, times: number): Strip {
  const strip = blankStrip(dots, LINE_DOTS);
  [...text].forEach((character, column) => {
    if (character === ' ') return;
    const { left, top, width, pixels } = glyphOf(character, CHAR_DOTS, times);
    pixels.forEach((ink, i) => {
      const [x, y] = [column * CHAR_DOTS * times + left + (i % width), BASE_LINE - top + Math.floor(i / width)];
      if (ink > 0) addInk(strip, x, y, ink);
    });
  });
  return strip;
}

function dotsStrip(rows: readonly string[], dots: number): Strip {
  const strip = blankStrip(dots, rows.length);
  rows.forEach((row, y) => {
    fromHex(row).forEach((byte, place) => {
      for (let bit = 0; bit < 8; bit += 1) if (((byte >> bit) & 1) === 1) addInk(strip, place * 8 + bit, y, 255);
    });
  });
  return strip;
}

function newest(pieces: readonly Piece[]): Piece[] {
  let height = 0;
  const first = pieces.findLastIndex((piece) => (height += piece === 'cut' ? 0 : piece.height) > HEIGHT_DOTS_MAX);
  return pieces.slice(first + 1);
}

function withoutLastCut(pieces: Piece[]): Piece[] {
  return pieces.at(-1) === 'cut' ? pieces.slice(0, -1) : pieces;
}

function split(pieces: readonly Piece[]): Strip[][] {
  const sheets: Strip[][] = [[]];
  for (const piece of pieces) {
    if (piece === 'cut') sheets.push([]);
    else sheets.at(-1)?.push(piece);
  }
  return sheets;
}

/** One piece of paper between two cuts, its upper and lower edge torn at the cutter's teeth. */
function sheet(strips: readonly Strip[], width: number): Uint8Array {
  const inner = strips.reduce((sum, { height }) => sum + height, 0);
  const height = inner + 2 * EDGE_DOTS;
  const pixels = new Uint8Array(width * height).fill(PAPER);
  let y = EDGE_DOTS;
  for (const strip of strips) {
    strip.ink.forEach((ink, i) => {
      const place = (y + Math.floor(i / strip.width)) * width + MARGIN_DOTS + (i % strip.width);
      if (ink > 0) pixels[place] = PAPER - Math.round((ink * (PAPER - BLACKEST)) / 255);
    });
    y += strip.height;
  }
  for (let x = 0; x < width; x += 1) {
    const depth = Math.abs((x % TOOTH_DOTS) - TOOTH_DOTS / 2);
    for (let edge = 0; edge < depth; edge += 1) {
      pixels[edge * width + x] = DESK;
      pixels[(height - 1 - edge) * width + x] = DESK;
    }
  }
  return pixels;
}
