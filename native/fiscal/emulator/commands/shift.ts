/** Shift, reports, cash movements: E0 FF41 FF0B 40 41 FF42 FF43 FF40 50 51. Source: fiscal-printer section 4.3. */
import { le } from '../bytes.ts';
import { driveDateTime } from '../clock.ts';
import { OUTSIDE_RECEIPT, type Command, type CommandContext } from '../command.ts';
import { assertDriveAccepts, DOCUMENT, issueDocument, UNFINISHED } from '../drive.ts';
import { money } from '../layout.ts';
import { printDocument } from '../print-job.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { countCash, countDocument, drawerCash, zeroShiftRegisters } from '../registers.ts';
import { reportPaper, shiftRows, type Report } from '../report-paper.ts';
import { addTo, hasFeature, type FiscalDocument } from '../state.ts';
import { readNumber, readText } from '../tables.ts';
import { textTag } from '../tlv.ts';

const CLOSED = [4] as const;
const OPEN = [2, 3] as const;
const NEEDS_CLOSED = { 2: REFUSAL.shiftOpen, 3: REFUSAL.shiftOpen, 6: REFUSAL.confirmDate, 8: REFUSAL.receiptOpen };
const NEEDS_OPEN = { 4: REFUSAL.shiftClosed, 6: REFUSAL.confirmDate, 8: REFUSAL.receiptOpen };
const NO_RECEIPT = { 8: REFUSAL.receiptOpen };
const EXTENDED_ANSWER_BIT = 50;
/** Registers of 48 bits; a drawer of a billion roubles is a mistake long before. */
const DRAWER_MAX = 999_999_999_999;

export function openShift(context: CommandContext): FiscalDocument {
  const { state, now, operator } = context;
  assertUnfinished(context, UNFINISHED.opening);
  assertDriveAccepts(state, now, true);
  state.shift = { isOpen: true, number: state.shift.number + 1, openedAt: now, receipts: 0 };
  state.drive.clockOffsetMs = state.clockOffsetMs;
  const rows = [['СМЕНА', String(state.shift.number)]] as const;
  return issueReport(context, DOCUMENT.opening, { title: 'ОТЧЁТ ОБ ОТКРЫТИИ СМЕНЫ', at: now, operator, rows });
}

function closeShift(context: CommandContext): FiscalDocument {
  const { state, now, operator } = context;
  assertUnfinished(context, UNFINISHED.closing);
  assertDriveAccepts(state, now, false);
  const rows = shiftRows(state);
  const report = { title: 'ОТЧЁТ О ЗАКРЫТИИ СМЕНЫ (Z)', at: now, operator, rows };
  const document = issueReport(context, DOCUMENT.closing, report);
  state.shift = { ...state.shift, isOpen: false };
  addTo(state.operations, 159, 1);
  zeroShiftRegisters(state, readNumber(state, 1, 1, 2) === 1);
  return document;
}

/** The drive may hold the same report begun by FF41h or FF42h, but no other document. */
function assertUnfinished({ state }: CommandContext, own: number): void {
  const { currentDocument } = state.drive;
  if (currentDocument !== UNFINISHED.none && currentDocument !== own) throw new Refusal(REFUSAL.driveState);
}

function issueReport(context: CommandContext, type: number, report: Omit<Report, 'signature'>): FiscalDocument {
  const { state, now, operator } = context;
  countDocument(state);
  const document = issueDocument(state, {
    type,
    at: now,
    operation: null,
    total: null,
    elements: textTag(1021, readText(state, 2, operator, 2)),
    paper: (signature) => reportPaper(state, { ...report, signature }),
  });
  printDocument(context, document.paper, 'report');
  return document;
}

function begin(context: CommandContext, code: number): number[] {
  const { state, now } = context;
  assertUnfinished(context, UNFINISHED.none);
  assertDriveAccepts(state, now, code === UNFINISHED.opening);
  state.drive.currentDocument = code;
  return [];
}

function printReport(context: CommandContext): number[] {
  const { state, now, operator } = context;
  countDocument(state);
  addTo(state.operations, 158, 1);
  const rows = shiftRows(state);
  const report = { title: 'СУТОЧНЫЙ ОТЧЁТ БЕЗ ГАШЕНИЯ (X)', at: now, operator, rows, signature: null };
  printDocument(context, reportPaper(state, report), 'report');
  return [operator];
}

function moveCash(context: CommandContext, direction: 'in' | 'out'): number[] {
  const { state, body, now, operator } = context;
  const amount = body.number(5);
  if (direction === 'out' && amount > drawerCash(state)) throw new Refusal(REFUSAL.notEnoughCash);
  if (direction === 'in' && drawerCash(state) + amount > DRAWER_MAX) throw new Refusal(REFUSAL.cashOverflow);
  countCash(state, direction, amount);
  const number = countDocument(state);
  const title = direction === 'in' ? 'ВНЕСЕНИЕ' : 'ВЫПЛАТА';
  const rows = [['СУММА', `=${money(amount)}`]] as const;
  printDocument(context, reportPaper(state, { title, at: now, operator, rows, signature: null }), 'slip');
  return [operator, ...le(number, 2)];
}

function proof({ shift, fd, sign }: FiscalDocument): number[] {
  return [...le(shift, 2), ...le(fd, 4), ...le(sign, 4)];
}

/** DATE_TIME follows where the model extends its answers and table 17 field 36 asks for it. */
export function extension({ state }: CommandContext, document: FiscalDocument): number[] {
  const isExtended = hasFeature(state, EXTENDED_ANSWER_BIT) && readNumber(state, 17, 1, 36) === 1;
  return isExtended ? driveDateTime(document.at) : [];
}

export const SHIFT_COMMANDS: readonly Command[] = [
  {
    code: 0xe0,
    name: 'open shift',
    length: 5,
    who: 'operator',
    modes: CLOSED,
    refusals: NEEDS_CLOSED,
    prints: true,
    run: (context) => {
      openShift(context);
      return [context.operator];
    },
  },
  {
    code: 0xff41,
    name: 'begin opening the shift',
    length: 6,
    who: 'system',
    modes: CLOSED,
    refusals: NEEDS_CLOSED,
    run: (context) => begin(context, UNFINISHED.opening),
  },
  {
    code: 0xff0b,
    name: 'open shift in the drive',
    length: 6,
    who: 'system',
    modes: CLOSED,
    refusals: NEEDS_CLOSED,
    prints: true,
    run: (context) => proof(openShift(context)),
  },
  {
    code: 0x40,
    name: 'X report',
    length: 5,
    who: 'administrator',
    modes: OPEN,
    refusals: NEEDS_OPEN,
    prints: true,
    run: printReport,
  },
  {
    code: 0x41,
    name: 'Z report',
    length: 5,
    who: 'administrator',
    modes: OPEN,
    refusals: NEEDS_OPEN,
    prints: true,
    run: (context) => {
      closeShift(context);
      return [context.operator];
    },
  },
  {
    code: 0xff42,
    name: 'begin closing the shift',
    length: 6,
    who: 'system',
    modes: OPEN,
    refusals: NEEDS_OPEN,
    run: (context) => begin(context, UNFINISHED.closing),
  },
  {
    code: 0xff43,
    name: 'close shift in the drive',
    length: 6,
    who: 'system',
    modes: OPEN,
    refusals: NEEDS_OPEN,
    prints: true,
    run: (context) => {
      const document = closeShift(context);
      return [...proof(document), ...extension(context, document)];
    },
  },
  {
    code: 0xff40,
    name: 'shift parameters',
    length: 6,
    who: 'system',
    reads: true,
    run: ({ state: { shift } }) => [shift.isOpen ? 1 : 0, ...le(shift.number, 2), ...le(shift.receipts, 2)],
  },
  {
    code: 0x50,
    name: 'cash in',
    length: 10,
    who: 'operator',
    modes: OUTSIDE_RECEIPT,
    refusals: NO_RECEIPT,
    prints: true,
    run: (context) => moveCash(context, 'in'),
  },
  {
    code: 0x51,
    name: 'cash out',
    length: 10,
    who: 'operator',
    modes: OUTSIDE_RECEIPT,
    refusals: NO_RECEIPT,
    prints: true,
    run: (context) => moveCash(context, 'out'),
  },
];
