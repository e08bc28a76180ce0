/** Pictures and bar codes: C0 C1 C2 C3 C4 C5 CB DD DE. Source: fiscal-printer section 4.7. */
import { decodeText, fromHex, toHex } from '../bytes.ts';
import type { Command, CommandContext } from '../command.ts';
import { DOTS } from '../layout.ts';
import { printText } from '../print-job.ts';
import { REFUSAL, Refusal } from '../refusal.ts';

const EAN13_MAX = 999_999_999_999;
const BLOCK_MAX = 127;
const KIND_1D_MAX = 8;
const KIND_2D_NAMES = ['PDF417', 'DATAMATRIX', 'AZTEC', 'QR'];
const RAW_LINE_SIZES = [40, 64, 72];
/** Code 128 takes 11 modules a character plus start, check and stop. */
const MODULES_PER_CHARACTER = 11;

function loadLine({ state, operator }: CommandContext): number[] {
  state.hasGraphics = true;
  return [operator];
}

function printGraphics(context: CommandContext, first: number, last: number): number[] {
  if (first > last) throw new Refusal(REFUSAL.parameters);
  if (!context.state.hasGraphics) throw new Refusal(REFUSAL.noData);
  printText(context, `[ГРАФИКА ${first}-${last}]`);
  return [context.operator];
}

function ean13(context: CommandContext): number[] {
  const number = context.body.number(5);
  if (number > EAN13_MAX) throw new Refusal(REFUSAL.parameters);
  const digits = [...String(number).padStart(12, '0')];
  const weighted = digits.reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  printText(context, `[EAN13 ${digits.join('')}${(10 - (weighted % 10)) % 10}]`);
  return [context.operator];
}

function barcode1d(context: CommandContext): number[] {
  const { body } = context;
  body.u8();
  const moduleDots = body.u8();
  body.take(2);
  const kind = body.u8();
  const data = decodeText(body.rest());
  if (kind > KIND_1D_MAX || data === '' || moduleDots === 0) throw new Refusal(REFUSAL.parameters);
  if ((data.length + 3) * MODULES_PER_CHARACTER * moduleDots > DOTS) throw new Refusal(REFUSAL.widerThanPaper);
  printText(context, `[ШТРИХКОД ${data}]`);
  return [context.operator];
}

function load2d({ state, body, operator }: CommandContext): number[] {
  const [kind, block] = [body.u8(), body.u8()];
  if (kind !== 0 || block > BLOCK_MAX) throw new Refusal(REFUSAL.parameters);
  state.barcodeBlocks[block] = toHex(body.rest());
  return [operator];
}

function print2d(context: CommandContext): number[] {
  const { state, body, operator } = context;
  const [kind, length, first] = [body.u8(), body.number(2), body.u8()];
  const parameters = [...body.take(5)];
  const align = body.u8();
  const name = KIND_2D_NAMES[kind];
  if (name === undefined || align > 2 || length === 0) throw new Refusal(REFUSAL.parameters);
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, i) => state.barcodeBlocks[first + i]);
  if (blocks.includes(undefined)) throw new Refusal(REFUSAL.noData);
  const dot = parameters[2] ?? 0;
  if (name === 'QR' && (dot < 3 || dot > 8)) throw new Refusal(REFUSAL.parameters);
  if (name === 'QR' && qrModules(length) * dot > DOTS) throw new Refusal(REFUSAL.widerThanPaper);
  const data = Uint8Array.from(fromHex(blocks.join(''))).subarray(0, length);
  printText(context, `[${name} ${decodeText(data)}]`);
  return [operator];
}

/** Rough side of a QR code in modules, with its quiet zone: 17 + 4 per version, about 14 bytes a version. */
function qrModules(length: number): number {
  return 17 + 4 * Math.max(1, Math.ceil(length / 14)) + 8;
}

function rawLine(context: CommandContext): number[] {
  const { body, operator } = context;
  body.take(3);
  if (!RAW_LINE_SIZES.includes(body.left)) throw new Refusal(REFUSAL.parameters);
  printText(context, '[ЛИНИЯ]');
  return [operator];
}

function command(code: number, name: string, length: Command['length'], run: Command['run'], prints: boolean): Command {
  return { code, name, length, who: 'operator', run, ...(prints ? { prints } : {}) };
}

export const GRAPHICS_COMMANDS: readonly Command[] = [
  command(0xc0, 'load graphics line', 46, loadLine, false),
  command(0xc1, 'print graphics', 7, (c) => printGraphics(c, c.body.u8(), c.body.u8()), true),
  command(0xc2, 'EAN-13', 10, ean13, true),
  command(0xc3, 'print long graphics', [9, 10], (c) => printGraphics(c, c.body.number(2), c.body.number(2)), true),
  command(0xc4, 'load long graphics', [47, 255], loadLine, false),
  command(0xc5, 'raw line', [48, 80], rawLine, true),
  command(0xcb, 'one-dimensional bar code', [11, 58], barcode1d, true),
  command(0xdd, 'load 2-D data', 71, load2d, false),
  command(0xde, 'print 2-D code', 15, print2d, true),
];
