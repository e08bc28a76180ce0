import { decodeText } from '../../fiscal/code-page.ts';
import type { CodePage } from '../../fiscal/code-page.ts';
import { takeCommand } from './reader.ts';
import type { SlipCommand } from './reader.ts';

/** What lies on the paper. */
export type Printed =
  | { kind: 'line'; text: string; isBold: boolean; align: number; height: number }
  | { kind: 'qr'; data: string; dots: number }
  | { kind: 'picture'; rows: readonly (readonly number[])[] }
  | { kind: 'cut' };

const PAGES: Readonly<Record<number, CodePage>> = { 17: 'cp866', 46: 'cp1251' };
const LATIN_MAX = 0x7f;

/** A simulated slip printer: it understands the bytes a real one would, keeps its paper and answers for its state. */
export class EmulatedSlipPrinter {
  readonly paper: Printed[] = [];
  drawerPulses = 0;
  hasPaper = true;
  isPaperLow = false;
  coverOpen = false;
  /** false behind a bridge that swallows status */
  answers = true;
  /** lines until the roll ends; null = a long roll */
  linesLeft: number | null = null;
  readonly #reply: (bytes: Uint8Array) => void;
  #waiting: number[] = [];
  #line: number[] = [];
  #isKanji = true;
  #page: CodePage | null = null;
  #look = { isBold: false, align: 0, height: 1 };
  #qr = { dots: 3, data: [] as readonly number[] };

  constructor(reply: (bytes: Uint8Array) => void) {
    this.#reply = reply;
  }

  /** Lines of text on the paper. */
  get text(): string[] {
    return this.paper.flatMap((item) => (item.kind === 'line' ? [item.text] : []));
  }

  receive(bytes: Uint8Array): void {
    this.#waiting.push(...bytes);
    this.#work();
  }

  /** A new roll, or the cover shut: what waits in the buffer goes on. */
  attend(change: Partial<Pick<EmulatedSlipPrinter, 'hasPaper' | 'isPaperLow' | 'coverOpen' | 'linesLeft'>>): void {
    Object.assign(this, change);
    this.#work();
  }

  get #isOnline(): boolean {
    return this.hasPaper && !this.coverOpen;
  }

  #work(): void {
    while (this.#isOnline) {
      const taken = takeCommand(this.#waiting);
      if (taken === null) return;
      this.#waiting = this.#waiting.slice(taken.length);
      this.#execute(taken.command);
    }
    this.#answerAtOnce();
  }

  /** Real-time requests are answered off-line too, past what waits in the buffer. */
  #answerAtOnce(): void {
    const [dle, eot, number] = this.#waiting.slice(-3);
    if (dle !== 0x10 || eot !== 0x04 || number === undefined) return;
    this.#waiting = this.#waiting.slice(0, -3);
    this.#answer(number);
  }

  #answer(number: number): void {
    const fixed = 0b0001_0010;
    const offline = this.#isOnline ? 0 : 0x08;
    const out = this.hasPaper ? 0 : 0x60;
    const byKind: Readonly<Record<number, number>> = {
      1: offline,
      2: (this.coverOpen ? 0x04 : 0) | (this.hasPaper ? 0 : 0x20),
      3: 0,
      4: out | (this.isPaperLow ? 0x0c : 0),
    };
    if (this.answers) this.#reply(Uint8Array.of(fixed | (byKind[number] ?? 0)));
  }

  #execute(command: SlipCommand): void {
    switch (command.kind) {
      case 'initialise':
        this.#isKanji = true;
        this.#page = null;
        this.#look = { isBold: false, align: 0, height: 1 };
        return;
      case 'leaveKanji':
        this.#isKanji = false;
        return;
      case 'page':
        this.#page = PAGES[command.number] ?? null;
        return;
      case 'align':
        this.#look.align = command.to;
        return;
      case 'bold':
        this.#look.isBold = command.isOn;
        return;
      case 'size':
        this.#look.height = command.height;
        return;
      case 'byte':
        this.#line.push(command.value);
        return;
      case 'endOfLine':
        this.#printLine();
        return;
      case 'feed':
        if (this.#line.length > 0) this.#printLine();
        return;
      case 'cut':
        this.paper.push({ kind: 'cut' });
        return;
      case 'drawer':
        this.drawerPulses += 1;
        return;
      case 'raster':
        this.paper.push({ kind: 'picture', rows: command.rows });
        return;
      case 'qr':
        this.#takeQr(command.parameters);
        return;
      case 'status':
        this.#answer(command.number);
    }
  }

  #printLine(): void {
    this.paper.push({ kind: 'line', text: this.#readLine(), ...this.#look });
    this.#line = [];
    if (this.linesLeft === null) return;
    this.linesLeft -= 1;
    if (this.linesLeft <= 0) this.attend({ hasPaper: false, linesLeft: null });
  }

  #readLine(): string {
    const page = this.#isKanji ? null : this.#page;
    return this.#line
      .map((byte) => (byte <= LATIN_MAX || page !== null ? decodeText(Uint8Array.of(byte), page ?? 'cp866') : '?'))
      .join('');
  }

  #takeQr([, what, value = 0, ...data]: readonly number[]): void {
    if (what === 0x43) this.#qr.dots = value;
    if (what === 0x50) this.#qr.data = data;
    if (what !== 0x51) return;
    const text = decodeText(Uint8Array.from(this.#qr.data), this.#page ?? 'cp866');
    this.paper.push({ kind: 'qr', data: text, dots: this.#qr.dots });
  }
}
