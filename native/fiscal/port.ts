/**
 * The fiscal register as the till sees it, whatever its protocol. Money is integer kopecks, quantity
 * integer thousandths. Source: fiscal-printer sections 3, 4, 7.
 */

export type VatRate = 'vat22' | 'vat20' | 'vat10' | 'vat7' | 'vat5' | 'vat0' | 'none';
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
  /** tag 1214; 4 = full settlement */
  method: number;
  /** tag 1212; 1 = goods, 2 = excise goods */
  subject: number;
  /** tag 2108; 0 = pieces, 11 = kilograms */
  measure: number;
}

export interface FiscalReceipt {
  /** Own receipt id, printed into tag 1084 so that the document can be told from any other. */
  id: string;
  operation: ReceiptOperation;
  /** Not empty. */
  lines: readonly FiscalLine[];
  /** What the customer handed over: change is cash + electronic - total, from cash only. */
  payments: { cash: number; electronic: number; advance: number; credit: number };
  taxSystem: TaxSystem;
  /** Customer phone `+7…` or e-mail for an electronic receipt (tag 1008). */
  contact: string | null;
  /** Printed under the lines, before the close: the loyalty block, the training mark. */
  text: readonly string[];
}

/** Proof of a fiscal document. */
export interface FiscalisedReceipt {
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
}

export type RegisterMode =
  'shiftOpen' | 'shiftExpired' | 'shiftClosed' | 'receiptOpen' | 'waitsForDate' | 'locked' | 'other';
export type PaperState = 'ready' | 'outPassive' | 'outActive' | 'waitsForContinue' | 'printing';

export interface RegisterStatus {
  mode: RegisterMode;
  /** raw mode byte, for support */
  modeByte: number;
  paper: PaperState;
  submodeByte: number;
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
}

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
  /** The register's own code, for example 0x45; null when it did not answer. */
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

/** Documents the data operator (ОФД) has not acknowledged. */
export interface OfdQueue {
  queued: number;
  /** the oldest of them; null when none waits */
  first: { fd: number; dateTime: string } | null;
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
  /** Never inside a shift: the fiscal drive refuses documents earlier than its last. */
  setClock(dateTime: string): Promise<void>;
  /** kopecks of cash in the drawer by the register's count (money register 241) */
  readDrawer(): Promise<number>;
  readOfdQueue(): Promise<OfdQueue>;
  /** Name on the documents to come (tag 1021); not while a receipt is open. */
  nameCashier(name: string): Promise<void>;

  openShift(): Promise<ShiftDocument>;
  printXReport(): Promise<void>;
  /** Z report. */
  closeShift(): Promise<ShiftDocument>;
  moveCash(direction: 'in' | 'out', amount: number): Promise<void>;

  /**
   * Builds and closes one receipt. Rejects with `unknown` only when the closing command was sent and its
   * fate could not be learnt on this link; any other rejection means no document was issued by this call.
   */
  registerReceipt(
    receipt: FiscalReceipt,
    onStage?: (stage: ReceiptStage, index: number) => void,
  ): Promise<FiscalisedReceipt>;
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
