import type { Clock } from '../fiscal/clock.ts';
import { pause } from '../fiscal/clock.ts';
import type { Line } from '../fiscal/line.ts';
import { FiscalError } from '../fiscal/port.ts';
import type { PaperState } from '../fiscal/port.ts';
import type { Paper, PaperStatus, Slip } from '../fiscal/book/paper.ts';
import * as escpos from './escpos.ts';
import { layoutSlip } from './layout.ts';
import type { SlipModel } from './models/model.ts';
import { slipBytes } from './slip-bytes.ts';

export interface SlipTiming {
  /** a status byte */
  statusMs: number;
  /** the printer takes the bytes of a slip; one without paper takes only what its buffer holds */
  writeMs: number;
  /** longest wait for a printer that comes back by itself, and between two looks at it */
  settleMs: number;
  pollMs: number;
}

export const SLIP_TIMING: SlipTiming = { statusMs: 500, writeMs: 5000, settleMs: 2000, pollMs: 100 };

export interface SlipPrinterParts {
  line: Line;
  model: SlipModel;
  isKnownModel: boolean;
  clock: Clock;
  timing: SlipTiming;
}

const DRAWER_PULSE_MS = 100;
const [OFFLINE, COVER_OPEN, PAPER_LOW, PAPER_OUT] = [0x08, 0x04, 0x0c, 0x60];
const NO_PROBLEM = { paper: 'ready', print: 'printed', paperLow: false, coverOpen: false, drawerOpen: false } as const;

/** A receipt printer without a fiscal drive. Source: fiscal-printer section 10. */
export class SlipPrinter implements Paper {
  readonly prints = true;
  readonly textWidth: number;
  readonly model: string;
  readonly isKnownModel: boolean;
  readonly #parts: SlipPrinterParts;
  #onLink: (state: 'up' | 'down') => void = () => undefined;
  #onStatus: (byte: number) => void = () => undefined;
  /** false once a printer that may be asked has shown that it does not answer */
  #answers: boolean;
  /** what did not come out */
  #owed: Uint8Array | null = null;

  constructor(parts: SlipPrinterParts) {
    const { line, model } = parts;
    this.#parts = parts;
    this.textWidth = model.textWidth;
    this.model = model.name;
    this.isKnownModel = parts.isKnownModel;
    this.#answers = model.status !== 'silent';
    line.onBytes((bytes) => bytes.forEach((byte) => escpos.isStatus(byte) && this.#onStatus(byte)));
    line.onClosed(() => this.#onLink('down'));
  }

  async open(): Promise<void> {
    const { line, model } = this.#parts;
    await line.open();
    this.#answers = model.status !== 'silent';
    try {
      await this.#ask('printer');
    } catch (cause) {
      if (model.status === 'answers') {
        await line.close();
        throw cause;
      }
      this.#answers = false;
    }
    this.#onLink('up');
  }

  close(): Promise<void> {
    return this.#parts.line.close();
  }

  onLink(listener: (state: 'up' | 'down') => void): void {
    this.#onLink = listener;
  }

  async status(): Promise<PaperStatus> {
    if (!this.#parts.line.isOpen) throw new FiscalError('noLink', 'the slip printer is gone');
    if (!this.#answers) return { ...NO_PROBLEM, print: this.#owed === null ? 'printed' : 'failed' };
    const printer = await this.#ask('printer');
    const offline = await this.#ask('offline');
    const paper = await this.#ask('paper');
    const isOut = (paper & PAPER_OUT) !== 0;
    const isReady = !isOut && (printer & OFFLINE) === 0;
    return {
      paper: isOut ? 'outPassive' : 'ready',
      print: this.#owed === null ? 'printed' : isReady ? 'needsContinue' : isOut ? 'needsPaper' : 'failed',
      paperLow: (paper & PAPER_LOW) !== 0,
      coverOpen: (offline & COVER_OPEN) !== 0,
      drawerOpen: false,
    };
  }

  async print(slip: Slip): Promise<void> {
    const { model } = this.#parts;
    const rows = layoutSlip(slip, { width: model.textWidth, page: model.page });
    this.#owed = await slipBytes(rows, model);
    await this.resume();
  }

  async resume(): Promise<PaperState> {
    const { clock, timing } = this.#parts;
    const deadline = clock.now() + timing.settleMs;
    for (;;) {
      const { paper, coverOpen } = await this.status();
      if (paper === 'ready' && !coverOpen) break;
      if (clock.now() >= deadline) return paper;
      await pause(clock, timing.pollMs);
    }
    const owed = this.#owed;
    if (owed === null) return 'ready';
    await this.#write(owed);
    // A printer that ran out of paper inside the slip has lost the rest of it: it is printed whole once more.
    const { paper } = await this.status();
    if (paper === 'ready') this.#owed = null;
    return paper;
  }

  cut(): Promise<void> {
    return this.#parts.model.hasCutter ? this.#write(Uint8Array.from(escpos.cutPaper(0))) : Promise.resolve();
  }

  openDrawer(): Promise<void> {
    return this.#write(Uint8Array.from(escpos.kickDrawer(DRAWER_PULSE_MS, DRAWER_PULSE_MS)));
  }

  /** Slip printers have no common command for a sound. */
  async beep(): Promise<void> {}

  async #ask(kind: escpos.StatusKind): Promise<number> {
    const { clock, timing } = this.#parts;
    const answer = new Promise<number>((resolve, reject) => {
      const callOff = clock.after(timing.statusMs, () => reject(new FiscalError('noLink', 'the printer is silent')));
      this.#onStatus = (byte) => {
        callOff();
        resolve(byte);
      };
    });
    await this.#write(Uint8Array.from(escpos.askStatus(kind)));
    return answer;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { line, clock, timing } = this.#parts;
    let callOff = (): void => undefined;
    const stuck = new Promise<never>((_, reject) => {
      callOff = clock.after(timing.writeMs, () => reject(new FiscalError('busy', 'the printer takes no bytes')));
    });
    try {
      await Promise.race([line.write(bytes), stuck]);
    } finally {
      callOff();
    }
  }
}
