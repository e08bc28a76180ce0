import { assertRegisterable } from '../check-receipt.ts';
import { Mutex } from '../mutex.ts';
import { FiscalError } from '../port.ts';
import type * as port from '../port.ts';
import { addReceipt, closeShift, findInBook, moveCash, openShift } from './book.ts';
import type { Book } from './book.ts';
import type { BookStore } from './book-file.ts';
import type { Paper, Slip } from './paper.ts';

export interface BookRegisterParts {
  store: BookStore;
  paper: Paper;
  /** local wall clock, `2026-11-22T14:05:00` */
  now: () => string;
  log: (message: string) => void;
}

/** There is no fiscal drive to ask. */
const NOT_SUPPORTED = 0x37;
const MODE = { open: 2, closed: 4 } as const;
const [IDLE, PAPER_OUT] = [0, 1];

/**
 * A register without a fiscal drive: documents are counted in a book and printed as slips that say so. A document
 * exists once its book is saved; whether it came out on paper is the printer's own fact, and what did not come out is
 * printed by `settle` when it can.
 */
export class BookRegister implements port.FiscalRegister {
  readonly #parts: BookRegisterParts;
  readonly #calls = new Mutex();
  #cashier = '';
  #last: Slip | null = null;

  constructor(parts: BookRegisterParts) {
    this.#parts = parts;
  }

  connect(): Promise<port.RegisterIdentity> {
    return this.#calls.run(async () => {
      const { paper } = this.#parts;
      await paper.open();
      const { model, textWidth, prints, isKnownModel } = paper;
      // Saved at once, so that the serial number made for it stays.
      const book = this.#change((loaded) => ({ book: loaded, made: loaded }));
      return { model, serial: book.serial, firmware: '', textWidth, isFiscal: false, prints, isKnownModel };
    });
  }

  disconnect(): Promise<void> {
    return this.#parts.paper.close();
  }

  onLink(listener: (state: port.LinkState) => void): void {
    this.#parts.paper.onLink(listener);
  }

  readStatus(): Promise<port.RegisterStatus> {
    return this.#calls.run(async () => {
      const { isOpen } = this.#parts.store.load().shift;
      const status = await this.#parts.paper.status();
      return {
        mode: isOpen ? 'shiftOpen' : 'shiftClosed',
        modeByte: isOpen ? MODE.open : MODE.closed,
        submodeByte: status.paper === 'ready' ? IDLE : PAPER_OUT,
        ...status,
      };
    });
  }

  readCounters(): Promise<port.RegisterCounters> {
    return this.#calls.run(async () => {
      const { serial, lastDocument: lastFd, shift } = this.#parts.store.load();
      const { isOpen: shiftOpen, number: shiftNumber, receipts: receiptNumber } = shift;
      return { serial, fn: '', lastFd, currentDocument: 0, shiftOpen, shiftNumber, receiptNumber, warnings: 0 };
    });
  }

  async readClock(): Promise<string> {
    return this.#parts.now();
  }

  async checkClock(local: string): Promise<port.ClockCheck> {
    return { register: local, driftSeconds: 0, maySet: false };
  }

  setClock(): Promise<void> {
    return Promise.reject(unsupported('there is no clock but the till’s own'));
  }

  readDrawer(): Promise<number> {
    return this.#calls.run(async () => this.#parts.store.load().drawer);
  }

  readDrive(): Promise<port.DriveHealth> {
    return Promise.reject(unsupported('there is no fiscal drive'));
  }

  async nameCashier(name: string): Promise<void> {
    this.#cashier = name;
  }

  openShift(): Promise<port.ShiftDocument> {
    return this.#shift(openShift, 'Смена открыта');
  }

  closeShift(): Promise<port.ShiftDocument> {
    return this.#shift(closeShift, 'Смена закрыта');
  }

  printXReport(): Promise<void> {
    return this.#calls.run(async () => {
      const { shift } = this.#parts.store.load();
      if (!shift.isOpen) throw new FiscalError('refused', 'the shift is closed');
      await this.#print(this.#shiftSlip('Итоги смены'));
    });
  }

  moveCash(direction: 'in' | 'out', amount: number): Promise<void> {
    return this.#calls.run(async () => {
      this.#change((book) => ({ book: moveCash(book, direction, amount), made: undefined }));
      await this.#print({ kind: 'cash', direction, amount, at: this.#parts.now(), cashier: this.#cashier });
    });
  }

  /** The drawer alone is counted here. */
  readCash(): Promise<port.CashFacts> {
    return this.#calls.run(async () => ({ drawer: this.#parts.store.load().drawer, total: null, counts: [] }));
  }

  registerReceipt(
    receipt: port.FiscalReceipt,
    onStage: (stage: port.ReceiptStage, index: number) => void = () => undefined,
  ): Promise<port.FiscalisedReceipt> {
    return this.#calls.run(async () => {
      assertRegisterable(receipt);
      await this.#assertPaper();
      const at = this.#parts.now();
      onStage('opening', 0);
      const { shift } = this.#parts.store.load();
      if (!shift.isOpen) throw new FiscalError('refused', 'the shift is closed');
      onStage('opened', 0);
      receipt.lines.forEach((_, index) => onStage('line', index));
      onStage('tags', 0);
      onStage('text', 0);
      onStage('closing', 0);
      const { number, change } = this.#change((book) => addReceipt(book, receipt, at));
      const cashier = receipt.cashier?.name ?? this.#cashier;
      await this.#print({ kind: 'receipt', receipt, number, shift: shift.number, at, cashier, change });
      onStage('closed', 0);
      return { fn: '', fd: number, fpd: 0, dateTime: at.slice(0, 16), change };
    });
  }

  takeLateClose(): null {
    return null;
  }

  async cancelReceipt(): Promise<void> {}

  async cancelDocument(): Promise<void> {}

  findDocument(fd: number): Promise<port.FoundDocument | null> {
    return this.#calls.run(async () => {
      const found = findInBook(this.#parts.store.load(), fd);
      if (found === null) return null;
      const { receiptId: _, ...document } = found;
      return document;
    });
  }

  readReceiptId(fd: number): Promise<string | null> {
    return this.#calls.run(async () => findInBook(this.#parts.store.load(), fd)?.receiptId ?? null);
  }

  settle(): Promise<port.PaperState> {
    return this.#calls.run(() => this.#parts.paper.resume());
  }

  repeatLastDocument(): Promise<void> {
    return this.#calls.run(async () => {
      await this.#assertPaper();
      if (this.#last !== null) await this.#parts.paper.print(this.#last);
    });
  }

  printText(lines: readonly string[]): Promise<void> {
    return this.#calls.run(async () => {
      await this.#assertPaper();
      await this.#parts.paper.print({ kind: 'text', lines, codes: [] });
    });
  }

  cut(): Promise<void> {
    return this.#calls.run(() => this.#parts.paper.cut());
  }

  openDrawer(): Promise<void> {
    return this.#calls.run(() => this.#parts.paper.openDrawer());
  }

  beep(): Promise<void> {
    return this.#calls.run(() => this.#parts.paper.beep());
  }

  #shift(
    change: (book: Book, at: string) => { book: Book; made: port.ShiftDocument },
    title: string,
  ): Promise<port.ShiftDocument> {
    return this.#calls.run(async () => {
      await this.#assertPaper();
      const made = this.#change((book) => change(book, this.#parts.now()));
      await this.#print(this.#shiftSlip(title));
      return made;
    });
  }

  #shiftSlip(title: string): Slip {
    const { drawer, shift } = this.#parts.store.load();
    const { number, receipts } = shift;
    return { kind: 'shift', title, shift: number, at: this.#parts.now(), cashier: this.#cashier, drawer, receipts };
  }

  #change<Made>(change: (book: Book) => { book: Book; made: Made }): Made {
    const { store } = this.#parts;
    const { book, made } = change(store.load());
    store.save(book);
    return made;
  }

  async #assertPaper(): Promise<void> {
    const { paper } = await this.#parts.paper.status();
    if (paper === 'outPassive' || paper === 'outActive') throw new FiscalError('paper', 'no paper');
  }

  /** The document is counted already: paper that fails now is told by the status and made good by `settle`. */
  async #print(slip: Slip): Promise<void> {
    this.#last = slip;
    try {
      await this.#parts.paper.print(slip);
    } catch (cause) {
      if (!(cause instanceof FiscalError)) throw cause;
      this.#parts.log(`a slip did not come out: ${cause.message}`);
    }
  }
}

const unsupported = (message: string) => new FiscalError('refused', message, { deviceCode: NOT_SUPPORTED });
