/**
 * The fiscal register as the till sees it, whatever its protocol. Money is integer kopecks, quantity
 * integer thousandths. Source: fiscal-printer sections 3, 4, 7.
 */
import type { CashDirection, CashFacts, CashMove } from './cash-facts.ts';

export type VatRate =
  | ('vat22' | 'vat20' | 'vat10' | 'vat7' | 'vat5' | 'vat0' | 'none')
  /** computed rates, of prepayments and advances: 22/122 and so on */
  | ('vat22of122' | 'vat20of120' | 'vat10of110' | 'vat7of107' | 'vat5of105');
export type ReceiptOperation = 'sale' | 'saleReturn';
export type TaxSystem = 'osn' | 'usnIncome' | 'usnIncomeMinusExpense' | 'eshn' | 'patent';

export interface FiscalLine {
  /** ≤ 128 characters after mapping to CP1251 */
  name: string;
  /** thousandths, > 0 */
  quantity: number;
  /** kopecks after all discounts, ≥ 0 (tag 1079) */
  price: number;
  /** kopecks (tag 1043); |sum - half-up(price × quantity / 1000)| ≤ 1, else refused before a byte is sent */
  sum: number;
  vat: VatRate;
  /** tag 1214; 1 = full prepayment, 3 = advance, 4 = full settlement */
  method: number;
  /** tag 1212; 1 = goods, 2 = excise goods, 10 = payment (a gift certificate sold) */
  subject: number;
  /** tag 2108; 0 = pieces, 11 = kilograms */
  measure: number;
  /** Data Matrix of the unit as scanned, group separators included; tag 1162 where the model takes a plain one */
  markCode?: string | null;
}

export interface Cashier {
  /** tag 1021, ≤ 64 characters */
  name: string;
  /** tag 1203: 10 or 12 digits; null when the shop does not give it */
  inn: string | null;
}

/** Makes a receipt a correction of its operation, written line by line (FFD 1.2). */
export interface Correction {
  /** tag 1173 */
  reason: 'ownInitiative' | 'order';
  /** tag 1177, for registers on FFD 1.05: what is corrected and why, ≤ 128 characters */
  description?: string | null;
  /** tag 1178: day the missing receipt belongs to, `2026-11-22` */
  date: string;
  /** tag 1179: number of the authority's order; null for own initiative */
  orderNumber: string | null;
}

/** A code below the texts; a model that cannot draw it prints its data as text. */
export interface PrintedCode {
  kind: 'qr' | 'ean13' | 'code128';
  /** QR: CP1251 text, ≤ 512 bytes; EAN-13: 12 or 13 digits; Code 128: ≤ 48 ASCII characters */
  data: string;
  /** printed above it; empty for none */
  caption: string;
}

/** Kopecks by tag: 1031 with the change still in it, 1081, 1215, 1216, 1217. */
export interface Payments {
  cash: number;
  electronic: number;
  advance: number;
  credit: number;
  counter?: number;
}

export interface FiscalReceipt {
  /** Own receipt id, printed into tag 1084 so that the document can be told from any other. */
  id: string;
  operation: ReceiptOperation;
  /** Not empty. */
  lines: readonly FiscalLine[];
  /** What the customer handed over: change is cash + electronic - total, from cash only. */
  payments: Payments;
  taxSystem: TaxSystem;
  /** Customer phone `+7…` or e-mail for an electronic receipt (tag 1008). */
  contact: string | null;
  /** Whoever is named by `nameCashier` unless told. */
  cashier?: Cashier | null;
  correction?: Correction | null;
  /** Printed above the lines. */
  textAbove?: readonly string[];
  /** Printed under the lines, before the close: the loyalty block, the training mark. */
  text: readonly string[];
  /** Printed under the text. */
  codes?: readonly PrintedCode[];
}

/** Proof of a fiscal document; says nothing about its paper, which {@link RegisterStatus.print} does. */
export interface FiscalisedReceipt {
  /** empty where no fiscal drive stands behind it: then `fd` is the till's own count and `fpd` is 0 */
  fn: string;
  fd: number;
  /** fiscal sign, u32 */
  fpd: number;
  /** local wall clock of the register, `2026-11-22T14:05` */
  dateTime: string;
  /** kopecks; computed by us when the register could not be asked */
  change: number;
}

export interface RegisterIdentity {
  model: string;
  serial: string;
  firmware: string;
  /** characters of font 1 on the receipt */
  textWidth: number;
  /** false for what stands in for a register kept elsewhere: its documents have no fiscal force */
  isFiscal: boolean;
  /** false where nothing comes out on paper: texts, copies, cuts and codes go nowhere */
  prints: boolean;
  /** false when no data file speaks of this model: it is driven with what every model takes */
  isKnownModel: boolean;
}

export type RegisterMode =
  'shiftOpen' | 'shiftExpired' | 'shiftClosed' | 'receiptOpen' | 'waitsForDate' | 'locked' | 'other';
export type PaperState = 'ready' | 'outPassive' | 'outActive' | 'waitsForContinue' | 'printing';

/**
 * What became of the paper of the last document. That the document exists is a fact of its own: paper never undoes it.
 * - `needsPaper`: the roll ended inside it; `needsContinue`: a new roll is in, {@link FiscalRegister.settle} goes on
 * - `failed`: the printer gave up on it; a copy can be printed
 */
export type PrintState = 'printed' | 'printing' | 'needsPaper' | 'needsContinue' | 'failed';

export interface RegisterStatus {
  mode: RegisterMode;
  /** raw mode byte, for support */
  modeByte: number;
  paper: PaperState;
  submodeByte: number;
  print: PrintState;
  /** the roll will end soon, where the device can see that; false elsewhere */
  paperLow: boolean;
  coverOpen: boolean;
  drawerOpen: boolean;
}

/** Read before a receipt is planned and again when its end is unclear. */
export interface RegisterCounters {
  serial: string;
  fn: string;
  /** last fiscal document number of this FN */
  lastFd: number;
  /** FF01h current document: 0 none, 4 receipt, … */
  currentDocument: number;
  shiftOpen: boolean;
  shiftNumber: number;
  /** last receipt number in the shift */
  receiptNumber: number;
  /** bit 1 key 3 days, 2 key 30 days, 4 memory 90 %, 8 OFD answer overdue */
  warnings: number;
  /** read only where {@link FiscalRegister.findDocument} is not supported */
  tally?: ReceiptTally;
}

/** What moves with each receipt besides the fiscal drive. Source: fiscal-printer section 7.2 step 5. */
export interface ReceiptTally {
  /** receipts so far by kind (operation registers 148 and 150) */
  receipts: Readonly<Record<ReceiptOperation, number>>;
  /** running document number (operation register 152) */
  documents: number;
  /** kopecks in the drawer (money register 241) */
  drawer: number;
}

export type { CashDirection, CashFacts, CashMove };

export interface FoundDocument {
  fd: number;
  /** FFD code: 2 shift opening, 3 receipt, 5 shift closing, … */
  type: number;
  dateTime: string;
  fpd: number;
  /** Only for receipts. */
  operation: ReceiptOperation | null;
  total: number | null;
}

export interface ShiftDocument {
  shiftNumber: number;
  fd: number;
  fpd: number;
}

/** Stage of `registerReceipt`, for progress on the screen and for crash tests. */
export type ReceiptStage = 'opening' | 'opened' | 'line' | 'tags' | 'text' | 'closing' | 'closed';

/**
 * What a failed command means for the money.
 * - `noLink`: the register could not be reached, or a harmless answer was lost; no document, no cash moved
 * - `refused`: the register answered no; a refused close leaves the receipt open and issues nothing
 * - `paper`, `busy`: printing cannot go on now; a document that exists stays
 * - `unknown`: the close, the shift report or the cash move may or may not have happened (section 7);
 *   with `deviceCode` 0 the register answered success that its fiscal drive or its answer does not bear out
 * - `invalid`: our own request must not be sent; no byte was
 */
export type FiscalErrorKind = 'noLink' | 'refused' | 'paper' | 'busy' | 'unknown' | 'invalid';

export class FiscalError extends Error {
  readonly kind: FiscalErrorKind;
  /** By fiscal-printer section 5, for example 0x45, whatever the protocol; null when the register did not answer. */
  readonly deviceCode: number | null;
  /** Command code, for example 0xff45. */
  readonly command: number | null;

  constructor(
    kind: FiscalErrorKind,
    message: string,
    detail: { deviceCode?: number | null; command?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.name = 'FiscalError';
    this.kind = kind;
    this.deviceCode = detail.deviceCode ?? null;
    this.command = detail.command ?? null;
  }
}

export type DriveWarning = 'keyEndsIn3Days' | 'keyEndsIn30Days' | 'memoryNearlyFull' | 'ofdOverdue';

/** How the fiscal drive and its line to the data operator (ОФД) are. */
export interface DriveHealth {
  fn: string;
  /** last day of the drive, `2027-11-22`; null where the model does not tell */
  validUntil: string | null;
  warnings: readonly DriveWarning[];
  /** documents the data operator has not acknowledged; sales stop when the oldest is 30 days old */
  unsent: number;
  /** the oldest of them; null when none waits. `days` are whole ones on the register's clock, ≥ 0. */
  oldest: { fd: number; dateTime: string; days: number } | null;
  /** documents it can still take; null where the model does not tell */
  documentsLeft: number | null;
}

/** The register's clock beside the till's. */
export interface ClockCheck {
  /** `2026-11-22T14:05:00` */
  register: string;
  /** register minus till, seconds */
  driftSeconds: number;
  /** only with the shift closed: the fiscal drive refuses documents earlier than its last */
  maySet: boolean;
}

/** The answer to a close whose `registerReceipt` had already ended as `unknown`; the drive still has the last word. */
export interface LateClose {
  receiptId: string;
  outcome: { fd: number; fpd: number; change: number } | { deviceCode: number };
}

export type LinkState = 'up' | 'down';

/** One register. Calls are serialised inside; each rejects with FiscalError only. */
export interface FiscalRegister {
  /** Opens the port and asks who is there; may be called again after a loss. */
  connect(): Promise<RegisterIdentity>;
  /** Releases the port. Never rejects. */
  disconnect(): Promise<void>;
  onLink(listener: (state: LinkState) => void): void;

  readStatus(): Promise<RegisterStatus>;
  readCounters(): Promise<RegisterCounters>;
  /** Local wall clock of the register, `2026-11-22T14:05:00`. */
  readClock(): Promise<string>;
  /** @param local the till's wall clock, `2026-11-22T14:05:00` */
  checkClock(local: string): Promise<ClockCheck>;
  /** Never inside a shift: the fiscal drive refuses documents earlier than its last. */
  setClock(dateTime: string): Promise<void>;
  /** kopecks of cash in the drawer by the register's count (money register 241) */
  readDrawer(): Promise<number>;
  /** Rejects `refused` with 37h where there is no fiscal drive. */
  readDrive(): Promise<DriveHealth>;
  /** Name and tax number on the documents to come (tags 1021, 1203); not while a receipt is open. */
  nameCashier(name: string, inn?: string | null): Promise<void>;

  openShift(): Promise<ShiftDocument>;
  printXReport(): Promise<void>;
  /** Z report. */
  closeShift(): Promise<ShiftDocument>;
  moveCash(direction: CashDirection, amount: number): Promise<void>;
  /** What a move in that direction changes, for a look before and after it. */
  readCash(direction: CashDirection): Promise<CashFacts>;

  /**
   * Builds and closes one receipt. Rejects with `unknown` only when the closing command was sent and its
   * fate could not be learnt on this link; any other rejection means no document was issued by this call.
   */
  registerReceipt(
    receipt: FiscalReceipt,
    onStage?: (stage: ReceiptStage, index: number) => void,
  ): Promise<FiscalisedReceipt>;
  /** What came for an `unknown` close after it was given up, once; null when nothing did. Asks nothing. */
  takeLateClose(): LateClose | null;
  /** 88h; a receipt that is not open counts as cancelled. */
  cancelReceipt(): Promise<void>;
  /** FF08h; nothing to cancel counts as done. */
  cancelDocument(): Promise<void>;
  /** FF0Ah; null when the register has no such document. Rejects `refused` with 37h where the model cannot tell. */
  findDocument(fd: number): Promise<FoundDocument | null>;
  /** Own receipt id (tag 1084) of a document; null when it carries none. */
  readReceiptId(fd: number): Promise<string | null>;

  /** Waits until the printer is idle, sending "continue" when paper is back; resolves early with what stops it. */
  settle(): Promise<PaperState>;
  repeatLastDocument(): Promise<void>;
  printText(lines: readonly string[]): Promise<void>;
  cut(): Promise<void>;
  openDrawer(): Promise<void>;
  beep(): Promise<void>;
}
