/** Pictures and bar codes: C0 C1 C2 C3 C4 C5 CB DD DE. Source: fiscal-printer section 4.7. */
import { decodeText, fromHex, toHex } from '../bytes.ts';
import type { Command, CommandContext } from '../command.ts';
import { dotsOf } from '../layout.ts';
import type { Code, Symbology } from '../paper.ts';
import { printLoose } from '../print-job.ts';
import { REFUSAL, Refusal } from '../refusal.ts';

const EAN13_MAX = 999_999_999_999;
const BLOCK_MAX = 127;
const LINE_BYTES = 40;
const SHORT_LINES_MAX = 200;
const LONG_LINES_MAX = 1200;
const RAW_LINE_SIZES = [40, 64, 72];
const RAW_LINES_MAX = 1200;
const EAN13_HEIGHT = 100;
/** Code 128 takes 11 modules a character plus start, check and stop. */
const MODULES_PER_CHARACTER = 11;
/** By the kind byte of CBh and DEh. */
const KINDS_1D: readonly Symbology[] = [
  ...(['upca', 'upce', 'ean13', 'ean8', 'code39', 'interleaved2of5'] as const),
  ...(['rationalizedCodabar', 'code93', 'code128'] as const),
];
const KINDS_2D: readonly Symbology[] = ['pdf417', 'datamatrix', 'azteccode', 'qrcode'];
const QR_CORRECTIONS = ['L', 'M', 'Q', 'H'];
const CENTRE = 1;

/** One or more lines of 320 dots into the printer's memory, numbered from 0. */
function loadLines(context: CommandContext, first: number, max: number): number[] {
  const { state, body, operator } = context;
  const bytes = [...body.rest()];
  const count = bytes.length / LINE_BYTES;
  if (!Number.isInteger(count) || first + count > max) throw new Refusal(REFUSAL.parameters);
  for (let i = 0; i < count; i += 1) {
    state.graphics[first + i] = toHex(bytes.slice(i * LINE_BYTES, (i + 1) * LINE_BYTES));
  }
  return [operator];
}

function printGraphics(context: CommandContext, first: number, last: number): number[] {
  if (first > last) throw new Refusal(REFUSAL.parameters);
  const rows = Array.from({ length: last - first + 1 }, (_, i) => context.state.graphics[first + i]);
  if (rows.includes(undefined)) throw new Refusal(REFUSAL.noData);
  printLoose(context, [{ kind: 'dots', rows: rows.map((row) => row ?? '') }]);
  return [context.operator];
}

function printCode(context: CommandContext, code: Omit<Code, 'kind'>): number[] {
  printLoose(context, [{ kind: 'code', ...code }]);
  return [context.operator];
}

function ean13(context: CommandContext): number[] {
  const number = context.body.number(5);
  if (number > EAN13_MAX) throw new Refusal(REFUSAL.parameters);
  const data = toHex(Buffer.from(String(number).padStart(12, '0'), 'latin1'));
  return printCode(context, { symbology: 'ean13', data, dot: 2, align: CENTRE, correction: '', height: EAN13_HEIGHT });
}

function barcode1d(context: CommandContext): number[] {
  const { body, state } = context;
  const [height, dot] = [body.u8(), body.u8()];
  body.take(2);
  const symbology = KINDS_1D[body.u8()];
  const bytes = body.rest();
  const data = decodeText(bytes);
  if (symbology === undefined || data === '' || dot === 0 || height === 0) throw new Refusal(REFUSAL.parameters);
  if ((data.length + 3) * MODULES_PER_CHARACTER * dot > dotsOf(state.model)) throw new Refusal(REFUSAL.widerThanPaper);
  return printCode(context, { symbology, data: toHex(bytes), dot, align: CENTRE, correction: '', height });
}

function load2d({ state, body, operator }: CommandContext): number[] {
  const [kind, block] = [body.u8(), body.u8()];
  if (kind !== 0 || block > BLOCK_MAX) throw new Refusal(REFUSAL.parameters);
  state.barcodeBlocks[block] = toHex(body.rest());
  return [operator];
}

function print2d(context: CommandContext): number[] {
  const { state, body } = context;
  const [kind, length, first] = [body.u8(), body.number(2), body.u8()];
  const parameters = [...body.take(5)];
  const align = body.u8();
  const symbology = KINDS_2D[kind];
  if (symbology === undefined || align > 2 || length === 0) throw new Refusal(REFUSAL.parameters);
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, i) => state.barcodeBlocks[first + i]);
  if (blocks.includes(undefined)) throw new Refusal(REFUSAL.noData);
  const isQr = symbology === 'qrcode';
  const dot = parameters[2] ?? 0;
  const correction = isQr ? QR_CORRECTIONS[parameters[4] ?? 0] : '';
  if (correction === undefined || (isQr && (dot < 3 || dot > 8))) throw new Refusal(REFUSAL.parameters);
  if (isQr && qrModules(length) * dot > dotsOf(state.model)) throw new Refusal(REFUSAL.widerThanPaper);
  const data = toHex(fromHex(blocks.join('')).slice(0, length));
  return printCode(context, { symbology, data, dot: Math.max(1, dot), align, correction, height: 0 });
}

/** Rough side of a QR code in modules, with its quiet zone: 17 + 4 per version, about 14 bytes a version. */
function qrModules(length: number): number {
  return 17 + 4 * Math.max(1, Math.ceil(length / 14)) + 8;
}

function rawLine(context: CommandContext): number[] {
  const { body, operator } = context;
  const repeats = body.number(2);
  body.u8();
  if (!RAW_LINE_SIZES.includes(body.left)) throw new Refusal(REFUSAL.parameters);
  if (repeats === 0 || repeats > RAW_LINES_MAX) throw new Refusal(REFUSAL.parameters);
  printLoose(context, [{ kind: 'dots', rows: Array<string>(repeats).fill(toHex(body.rest())) }]);
  return [operator];
}

function command(code: number, name: string, length: Command['length'], run: Command['run'], prints: boolean): Command {
  return { code, name, length, who: 'operator', run, ...(prints ? { prints } : {}) };
}

export const GRAPHICS_COMMANDS: readonly Command[] = [
  command(0xc0, 'load graphics line', 46, (c) => loadLines(c, c.body.u8(), SHORT_LINES_MAX), false),
  command(0xc1, 'print graphics', 7, (c) => printGraphics(c, c.body.u8(), c.body.u8()), true),
  command(0xc2, 'EAN-13', 10, ean13, true),
  command(0xc3, 'print long graphics', [9, 10], (c) => printGraphics(c, c.body.number(2), c.body.number(2)), true),
  command(0xc4, 'load long graphics', [47, 255], (c) => loadLines(c, c.body.number(2), LONG_LINES_MAX), false),
  command(0xc5, 'raw line', [48, 80], rawLine, true),
  command(0xcb, 'one-dimensional bar code', [11, 58], barcode1d, true),
  command(0xdd, 'load 2-D data', 71, load2d, false),
  command(0xde, 'print 2-D code', 15, print2d, true),
];
