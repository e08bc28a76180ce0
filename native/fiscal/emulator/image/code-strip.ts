/** Bar codes and square codes as the printer draws them. */
import bwipjs from 'bwip-js/node';
import { fromHex } from '../bytes.ts';
import type { Code, Symbology } from '../paper.ts';
import { blankStrip, fillBox, type Strip } from './strip.ts';

const QUIET_DOTS = 16;
const PDF417_ROW_TIMES = 3;
const SQUARE: readonly Symbology[] = ['pdf417', 'datamatrix', 'azteccode', 'qrcode'];

/** @returns null where the data is none for this kind of code: a printer prints nothing then */
export function codeStrip(code: Code, width: number): Strip | null {
  try {
    const [symbol] = bwipjs.raw(code.symbology, Buffer.from(fromHex(code.data)).toString('latin1'), optionsOf(code));
    if (symbol === undefined) return null;
    return 'pixs' in symbol ? squareStrip(code, symbol, width) : barStrip(code, symbol.sbs, width);
  } catch {
    return null;
  }
}

function optionsOf({ symbology, correction }: Code): Record<string, string | boolean> {
  const isBinary = SQUARE.includes(symbology);
  return { ...(isBinary && { binarytext: true }), ...(correction !== '' && { eclevel: correction }) };
}

function startOf(align: number, size: number, width: number): number {
  return Math.max(0, Math.floor(((width - size) * align) / 2));
}

function squareStrip(code: Code, symbol: { pixs: number[]; pixx: number; pixy: number }, width: number): Strip {
  const { dot, align, symbology } = code;
  const dotHeight = symbology === 'pdf417' ? dot * PDF417_ROW_TIMES : dot;
  const strip = blankStrip(width, symbol.pixy * dotHeight + 2 * QUIET_DOTS);
  const start = startOf(align, symbol.pixx * dot, width);
  symbol.pixs.forEach((isDark, i) => {
    const [x, y] = [i % symbol.pixx, Math.floor(i / symbol.pixx)];
    if (isDark === 1) fillBox(strip, start + x * dot, QUIET_DOTS + y * dotHeight, { width: dot, height: dotHeight });
  });
  return strip;
}

/** @param sbs widths in modules, a bar and a space in turn, a bar first */
function barStrip({ dot, align, height }: Code, sbs: readonly number[], width: number): Strip {
  const strip = blankStrip(width, height + 2 * QUIET_DOTS);
  const modules = sbs.reduce((sum, size) => sum + size, 0);
  let x = startOf(align, modules * dot, width);
  sbs.forEach((size, i) => {
    if (i % 2 === 0) fillBox(strip, x, QUIET_DOTS, { width: size * dot, height });
    x += size * dot;
  });
  return strip;
}
