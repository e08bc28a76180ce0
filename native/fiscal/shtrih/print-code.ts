import { FiscalError } from '../port.ts';
import type { PrintedCode } from '../port.ts';
import { qrMatrix } from '../qr-matrix.ts';
import { encodeCp1251, padded } from './encoding.ts';
import * as commands from './commands.ts';
import { printLines } from './printing.ts';
import type { Session } from './session.ts';
import { runPrinting } from './settle.ts';

/** Codes on the receipt, by the ways the model has; the data as text where none works. Source: fiscal-printer section 4.7. */

type Draw = (session: Session, data: string) => Promise<void>;

const WAYS: Readonly<Record<'printer' | 'graphics' | 'ean13', Draw>> = {
  printer: printMatrixQr,
  graphics: printGraphicQr,
  ean13: (session, data) => runPrinting(session, commands.printEan13, { number: Number(data.slice(0, 12)) }),
};
const LINEAR_KIND = { ean13: 2, code128: 8 } as const;

export async function printCode(session: Session, code: PrintedCode, textWidth: number): Promise<void> {
  if (code.caption !== '') await printLines(session, [code.caption], textWidth);
  for (const draw of waysOf(session, code)) {
    try {
      return await draw(session, code.data);
    } catch (cause) {
      // A code is an extra: the receipt does not fail for a picture the register would not draw.
      if (!(cause instanceof FiscalError) || cause.kind !== 'refused') throw cause;
      session.parts.log(`a code is not drawn this way: ${cause.message}`);
    }
  }
  await printLines(session, [code.data], textWidth);
}

function waysOf({ parts: { model } }: Session, { kind }: PrintedCode): Draw[] {
  if (kind === 'qr') return model.codes.qr.map((way) => WAYS[way]);
  const isEan = kind === 'ean13';
  return model.codes.linear
    .filter((way) => isEan || way !== 'ean13')
    .map((way) => (way === 'ean13' ? WAYS.ean13 : linearBy(LINEAR_KIND[kind])));
}

const HEIGHT_DOTS = 80;
const DIGITS_BELOW = 2;
const MODULE_DOTS = 2;

function linearBy(kind: number): Draw {
  const look = { heightDots: HEIGHT_DOTS, moduleDots: MODULE_DOTS, digitsPlace: DIGITS_BELOW, kind };
  return (session, data) => runPrinting(session, commands.printLinearCode, { ...look, data });
}

const BLOCK_BYTES = 64;
/** Largest first: the paper says which fits. */
const QR_DOTS = [6, 5, 4, 3];
const CORRECTION_M = 1;
const WIDER_THAN_PAPER = 0x91;

async function printMatrixQr(session: Session, data: string): Promise<void> {
  const bytes = encodeCp1251(data);
  for (let at = 0, block = 0; at < bytes.length; at += BLOCK_BYTES, block += 1) {
    const part = padded(bytes.subarray(at, at + BLOCK_BYTES), BLOCK_BYTES);
    await session.run(commands.loadMatrixData, { block, data: part });
  }
  for (const [index, moduleDots] of QR_DOTS.entries()) {
    try {
      const request = { length: bytes.length, moduleDots, correction: CORRECTION_M };
      return await runPrinting(session, commands.printQr, request);
    } catch (cause) {
      const mayBeSmaller = cause instanceof FiscalError && cause.deviceCode === WIDER_THAN_PAPER;
      if (!mayBeSmaller || index === QR_DOTS.length - 1) throw cause;
    }
  }
}

const GRAPHICS_BYTES = 40;
const GRAPHICS_DOTS = GRAPHICS_BYTES * 8;
/** Rows of one module go in one command: 6 lines of 40 bytes are the most that fit a frame. */
const SCALE_MAX = 6;

async function printGraphicQr(session: Session, data: string): Promise<void> {
  const matrix = await qrMatrix(data);
  const scale = Math.min(SCALE_MAX, Math.floor(GRAPHICS_DOTS / matrix.length));
  if (scale === 0) throw new FiscalError('refused', 'the code is wider than the paper');
  const margin = Math.floor((GRAPHICS_DOTS - matrix.length * scale) / 2);
  for (const [row, modules] of matrix.entries()) {
    const line = dotsOf(modules, scale, margin, session.parts.model.graphicsLeftmostBit);
    const dots = Uint8Array.from(Array.from({ length: scale }, () => [...line]).flat());
    await session.run(commands.loadLongGraphics, { line: 1 + row * scale, dots });
  }
  await runPrinting(session, commands.printLongGraphics, { first: 1, last: matrix.length * scale });
}

function dotsOf(modules: readonly boolean[], scale: number, margin: number, leftmost: 'low' | 'high'): Uint8Array {
  const bytes = new Uint8Array(GRAPHICS_BYTES);
  for (const [at, isDark] of modules.entries()) {
    if (!isDark) continue;
    for (let dot = margin + at * scale; dot < margin + (at + 1) * scale; dot += 1) {
      const bit = leftmost === 'low' ? dot & 7 : 7 - (dot & 7);
      bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (1 << bit);
    }
  }
  return bytes;
}
