/** Building a receipt: 8D 80-83 FF46 86 87 FF4B FF4D FF0C 89 88 8C. Source: fiscal-printer section 4.4. */
import { decodeText, fromHex, le, toHex } from '../bytes.ts';
import type { Command, CommandContext } from '../command.ts';
import { assertHostElements, UNFINISHED } from '../drive.ts';
import { layoutOf } from '../layout.ts';
import { bannerOf } from '../not-a-register.ts';
import { printDocument, printLines, printLoose, withCut } from '../print-job.ts';
import { addLine, bindToLine, getOwnReceipt, openReceipt, subtotal } from '../receipt.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { countCancel, countDocument } from '../registers.ts';
import { vatOfGroup } from '../vat.ts';
import { openShift } from './shift.ts';

const OPENS_IN = [2, 4] as const;
const ANY_RECEIPT = [8] as const;
const NOT_READY = { 3: REFUSAL.shiftOver, 6: REFUSAL.confirmDate, 8: REFUSAL.receiptOpen };
const NO_RECEIPT = { 2: REFUSAL.noReceipt, 3: REFUSAL.noReceipt, 4: REFUSAL.noReceipt, 6: REFUSAL.noReceipt };
const CORRECTION = 0x80;
/** FF46h counts operations 1 sale, 2 sale return, 3 buy, 4 buy return; a receipt's kind is 0, 2, 1, 3. */
const KIND_OF_OPERATION: Readonly<Record<number, number>> = { 1: 0, 2: 2, 3: 1, 4: 3 };

function open(context: CommandContext, kind: number, isCorrection: boolean): void {
  const { state } = context;
  if (!state.shift.isOpen) openShift(context);
  openReceipt(context, kind, isCorrection);
}

function open8d(context: CommandContext): number[] {
  const type = context.body.u8();
  const kind = type % CORRECTION;
  if (kind > 3) throw new Refusal(REFUSAL.parameters);
  open(context, kind, type >= CORRECTION);
  return [context.operator];
}

/** 80h..83h: a line of the old kind; opens the receipt when none is open. */
function oldLine(kind: number, name: string): Command {
  const run = (context: CommandContext): number[] => {
    const { state, body, operator } = context;
    if (state.receipt === null) open(context, kind, false);
    const [milli, price, department] = [body.number(5), body.number(5), body.u8()];
    const [group] = [...body.take(4)];
    const vat = vatOfGroup(group ?? 0);
    if (vat === undefined) throw new Refusal(REFUSAL.parameters);
    addLine(context, {
      kind,
      quantityMicro: milli * 1000,
      price,
      sum: null,
      vatByte: vat.byte,
      department,
      method: 4,
      subject: 1,
      name: decodeText(body.rest()),
    });
    return [operator];
  };
  const modes = [2, 4, 8] as const;
  return {
    code: 0x80 + kind,
    name,
    length: [60, 255],
    who: 'operator',
    modes,
    opensShift: true,
    refusals: { 3: REFUSAL.shiftOver },
    run,
  };
}

function line(context: CommandContext): number[] {
  const { body } = context;
  const kind = KIND_OF_OPERATION[body.u8()];
  const [quantityMicro, price, sum] = [body.number(6), body.number(5), body.sumOrNull()];
  // The sum of the tax is the register's own business while table 1 field 14 = 0.
  body.take(5);
  const [vatByte, department, method, subject] = [body.u8(), body.u8(), body.u8(), body.u8()];
  const name = decodeText(body.rest());
  if (kind === undefined) throw new Refusal(REFUSAL.parameters);
  addLine(context, { kind, quantityMicro, price, sum, vatByte, department, method, subject, name });
  return [];
}

/** FF4Bh rounds: the total keeps its whole roubles. */
function receiptDiscount(context: CommandContext): number[] {
  const receipt = getOwnReceipt(context);
  const { body, state } = context;
  const [discount, surcharge] = [body.number(5), body.number(5)];
  body.u8();
  const text = decodeText(body.rest());
  const before = subtotal(receipt) + receipt.discount;
  const after = subtotal(receipt) - discount + surcharge;
  if (Math.floor(after / 100) !== Math.floor(before / 100)) throw new Refusal(REFUSAL.rounding);
  receipt.discount += discount - surcharge;
  if (text !== '') printLoose(context, layoutOf(state.model).wrapped(text));
  return [];
}

export function attachToDocument(context: CommandContext, elements: Uint8Array): void {
  const { drive, receipt } = context.state;
  if (drive.currentDocument === UNFINISHED.none) throw new Refusal(REFUSAL.driveState);
  if (receipt !== null) getOwnReceipt(context);
  assertHostElements(elements, drive.pendingTlv);
  drive.pendingTlv = toHex([...fromHex(drive.pendingTlv), ...elements]);
}

function attach(context: CommandContext): number[] {
  attachToDocument(context, context.body.rest());
  return [];
}

function bind(context: CommandContext): number[] {
  const elements = context.body.rest();
  assertHostElements(elements, '');
  bindToLine(context, elements);
  return [];
}

export function dropReceipt(context: CommandContext): void {
  const { state } = context;
  if (state.receipt !== null) countCancel(state, state.receipt);
  state.receipt = null;
  state.drive.currentDocument = UNFINISHED.none;
  state.drive.pendingTlv = '';
}

function cancel(context: CommandContext): number[] {
  getOwnReceipt(context);
  dropReceipt(context);
  countDocument(context.state);
  printDocument(context, [...bannerOf(context.state.model), 'ЧЕК АННУЛИРОВАН'], 'slip');
  return [context.operator];
}

function repeat(context: CommandContext): number[] {
  const { state, operator } = context;
  const last = state.lastPrint;
  if (last === null || !last.isReceipt) throw new Refusal(REFUSAL.nothingToRepeat);
  printLines(context, withCut(context, ['ПОВТОР ДОКУМЕНТА', ...last.lines]));
  return [operator];
}

function inReceipt(code: number, name: string, length: Command['length'], who: Command['who']): Omit<Command, 'run'> {
  return { code, name, length, who, modes: ANY_RECEIPT, refusals: NO_RECEIPT };
}

/** Online registers refuse the discounts of the old kind. */
const refuseDiscount = (): never => {
  throw new Refusal(REFUSAL.rounding);
};

export const RECEIPT_COMMANDS: readonly Command[] = [
  {
    code: 0x8d,
    name: 'open receipt',
    length: 6,
    who: 'operator',
    modes: OPENS_IN,
    opensShift: true,
    refusals: NOT_READY,
    prints: true,
    run: open8d,
  },
  oldLine(0, 'sale'),
  oldLine(1, 'buy'),
  oldLine(2, 'sale return'),
  oldLine(3, 'buy return'),
  { ...inReceipt(0xff46, 'operation', [32, 160], 'operator'), run: line },
  { ...inReceipt(0x86, 'discount', 54, 'operator'), run: refuseDiscount },
  { ...inReceipt(0x87, 'surcharge', 54, 'operator'), run: refuseDiscount },
  { ...inReceipt(0xff4b, 'receipt discount', 145, 'system'), run: receiptDiscount },
  { ...inReceipt(0xff4d, 'element of the operation', [10, 255], 'operator'), run: bind },
  { code: 0xff0c, name: 'element of the document', length: [10, 255], who: 'system', run: attach },
  {
    ...inReceipt(0x89, 'subtotal', 5, 'operator'),
    reads: true,
    run: (context) => [context.operator, ...le(subtotal(getOwnReceipt(context)), 5)],
  },
  { ...inReceipt(0x88, 'cancel receipt', 5, 'operator'), prints: true, run: cancel },
  {
    code: 0x8c,
    name: 'repeat last document',
    length: 5,
    who: 'operator',
    modes: [2, 3],
    refusals: { 8: REFUSAL.receiptOpen },
    prints: true,
    run: repeat,
  },
];
