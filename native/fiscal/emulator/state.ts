/** Everything the register remembers without power, as one plain value; state-store.ts keeps it in a folder. */
import { MINUTE_MS, type LocalMs } from './clock.ts';
import type { PaperLine } from './paper.ts';
import { copyOfPrinter, newPrinter, type Printer } from './printer.ts';

/** What a model can do and the bytes of 10h and 11h that mean nothing to us. Source: fiscal-printer 4.1, captures. */
export interface Model {
  name: string;
  /** hex of the 8 feature bytes of F7h */
  features: string;
  /** hex of the F7h answer after the features */
  parameters: string;
  /** false on registers that do not know two-byte commands at all */
  knowsFf: boolean;
  /** a receipt in mode 4 opens the shift by itself, as many models do */
  opensShiftItself: boolean;
  linesMax: number;
  firmware: string;
  build: number;
  firmwareDate: number[];
  battery: number;
  supply: number;
  obsoleteErrors: number[];
  reserved: number[];
  flags: number;
}

export interface Registration {
  shop: string;
  address: string;
  place: string;
  /** 10 or 12 digits */
  inn: string;
  registrationNumber: string;
  serial: number;
  /** bit mask of tax systems */
  taxSystems: number;
  ofdName: string;
  taxSite: string;
}

interface Shift {
  isOpen: boolean;
  number: number;
  openedAt: LocalMs;
  /** last receipt number in the shift */
  receipts: number;
}

export interface ReceiptLine {
  /** goes to the drive */
  name: string;
  isPrinted: boolean;
  quantityMicro: number;
  price: number;
  sum: number;
  vatByte: number;
  taxSum: number;
  department: number;
  method: number;
  subject: number;
  /** hex of elements bound by FF4Dh */
  extra: string;
}

/** What stands on the paper between head and totals, in the order it came. */
type ReceiptPart = { type: 'line'; line: ReceiptLine } | { type: 'paper'; line: PaperLine };

export interface OpenReceipt {
  /** 0 sale, 1 buy, 2 sale return, 3 buy return */
  kind: number;
  isCorrection: boolean;
  operator: number;
  parts: ReceiptPart[];
  /** kopecks taken off (positive) by FF4Bh */
  discount: number;
  operations: number;
  /** hex of elements sent before their line, where the model wants that order */
  pendingExtra: string;
}

export interface FiscalDocument {
  fd: number;
  /** FFD code: 1 registration, 2 opening, 3 receipt, 5 closing, 31 correction */
  type: number;
  at: LocalMs;
  sign: number;
  shift: number;
  /** tag 1054; receipts only */
  operation: number | null;
  /** kopecks; receipts only */
  total: number | null;
  /** hex of the elements */
  tlv: string;
  /** as it was printed */
  paper: readonly PaperLine[];
}

export interface FiscalDrive {
  number: string;
  version: string;
  phase: number;
  /** 00 none, 02 opening begun, 04 receipt, 08 closing begun */
  currentDocument: number;
  /** hex of elements attached to the document that is not finished */
  pendingTlv: string;
  warnings: number;
  /** documents the data operator has confirmed: all up to this number */
  confirmedFd: number;
  ofdOnline: boolean;
  ofdOverdue: boolean;
  /** the register's clock offset at the shift opening, to notice a jump */
  clockOffsetMs: number;
  documents: readonly FiscalDocument[];
}

export interface RegisterState {
  format: 2;
  model: Model;
  registration: Registration;
  clockOffsetMs: number;
  /** set by 22h, waits for 23h: mode 6 */
  awaitedDate: number[] | null;
  /** port settings: speed code and time-out code */
  port: { speed: number; timeout: number };
  shift: Shift;
  receipt: OpenReceipt | null;
  drive: FiscalDrive;
  retiredDrives: readonly FiscalDrive[];
  /** money and operation registers by number; absent is 0 */
  money: Record<string, number>;
  operations: Record<string, number>;
  /** table fields that were written: "table.row.field" */
  tables: Record<string, number | string>;
  printer: Printer;
  drawerOpen: boolean;
  lastPrint: { isReceipt: boolean; lines: readonly PaperLine[] } | null;
  /** FF3Ah chose a document, FF3Bh reads on */
  reading: { elements: string[] } | null;
  /** hex of 64-byte blocks of DDh */
  barcodeBlocks: Record<string, string>;
  /** hex of the lines that C0h and C4h loaded, by number */
  graphics: Record<string, string>;
  /** hex of the buffer that FF33h fills */
  longTlv: string;
}

/** The captured F7h answer with bits 36 (6Bh works) and 50 (extended answers) added. */
const FEATURES = '5aa04007306c0400';

export const CAPTURED_MODEL: Model = {
  name: 'ШТРИХ-М-01Ф',
  features: FEATURES,
  parameters: '0c18010c10000000000000' + '1e0000000006ff004040b6031213',
  knowsFf: true,
  opensShiftItself: false,
  linesMax: 500,
  firmware: 'C1',
  build: 0xd3cb,
  firmwareDate: [25, 4, 18],
  battery: 0x9f,
  supply: 0xe5,
  obsoleteErrors: [0, 0],
  reserved: [0, 0, 0],
  flags: 0x0292,
};

const REGISTRATION: Registration = {
  shop: 'ООО "Копилка"',
  address: '127055, г. Москва, ул. Лесная, д. 5',
  place: 'Магазин № 1',
  inn: '7707083893',
  registrationNumber: '0000000001012345',
  serial: 149_119,
  taxSystems: 1,
  ofdName: 'ОФД (тестовый)',
  taxSite: 'www.nalog.gov.ru',
};

export function newDrive(number: string): FiscalDrive {
  return {
    number,
    version: 'fn_v_1_2 emulat.',
    phase: 3,
    currentDocument: 0,
    pendingTlv: '',
    warnings: 0,
    confirmedFd: 0,
    ofdOnline: true,
    ofdOverdue: false,
    clockOffsetMs: 0,
    documents: [],
  };
}

/** A register out of the box, not yet registered with the tax service: see registration.ts. */
export function newRegister(
  options: { model?: Partial<Model>; registration?: Partial<Registration> } = {},
): RegisterState {
  return {
    format: 2,
    model: { ...CAPTURED_MODEL, ...options.model },
    registration: { ...REGISTRATION, ...options.registration },
    clockOffsetMs: 0,
    awaitedDate: null,
    port: { speed: 6, timeout: 50 },
    shift: { isOpen: false, number: 0, openedAt: 0, receipts: 0 },
    receipt: null,
    drive: newDrive('9999078900012345'),
    retiredDrives: [],
    money: {},
    operations: {},
    tables: {},
    printer: newPrinter(),
    drawerOpen: false,
    lastPrint: null,
    reading: null,
    barcodeBlocks: {},
    graphics: {},
    longTlv: '',
  };
}

/**
 * A copy that a command may change while the original stays whole, so that a refused command changes nothing. What
 * is replaced and never changed in place is shared between the copies: documents, print jobs, the last print.
 */
export function draftOf(state: RegisterState): RegisterState {
  const { receipt, printer, reading } = state;
  return {
    ...state,
    shift: { ...state.shift },
    receipt: receipt === null ? null : { ...receipt, parts: receipt.parts.map(copyOfPart) },
    drive: { ...state.drive },
    money: { ...state.money },
    operations: { ...state.operations },
    tables: { ...state.tables },
    printer: copyOfPrinter(printer),
    reading: reading === null ? null : { elements: [...reading.elements] },
    barcodeBlocks: { ...state.barcodeBlocks },
    graphics: { ...state.graphics },
  };
}

function copyOfPart(part: ReceiptPart): ReceiptPart {
  return part.type === 'line' ? { type: 'line', line: { ...part.line } } : part;
}

/** Source: fiscal-printer section 3; table 17 field 8 lets mode 3 come some minutes early. */
export function modeOf(state: RegisterState, now: LocalMs, earlyMinutes = 0): number {
  if (state.receipt !== null) return 0x08 | (state.receipt.kind << 4);
  if (state.awaitedDate !== null) return 6;
  if (!state.shift.isOpen) return 4;
  return isShiftOver(state, now, earlyMinutes) ? 3 : 2;
}

export function isShiftOver(state: RegisterState, now: LocalMs, earlyMinutes = 0): boolean {
  return state.shift.isOpen && now - state.shift.openedAt >= (24 * 60 - earlyMinutes) * MINUTE_MS;
}

export function hasFeature(state: RegisterState, bit: number): boolean {
  const byte = Buffer.from(state.model.features, 'hex')[bit >> 3] ?? 0;
  return ((byte >> (bit & 7)) & 1) === 1;
}

export function addTo(registers: Record<string, number>, number: number, amount: number): void {
  registers[number] = (registers[number] ?? 0) + amount;
}
