/**
 * A scanner without hardware, for training and tests: texts, raw HID reports and serial bytes go through the same
 * parser and framer as a device's.
 */
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { HidAssembler } from './hid-pos.ts';
import { ScannerListeners } from './listeners.ts';
import type { ReportBug } from './listeners.ts';
import type { Scanner, ScannerEvents } from './port.ts';
import { sanitiseBytes } from './sanitise.ts';
import type { Sanitised } from './sanitise.ts';
import { SerialFramer } from './serial-frames.ts';

const DEVICE_ID = 'simulated';

export class SimulatedScanner implements Scanner {
  readonly source = 'simulated';
  readonly #clock: Clock;
  readonly #listeners: ScannerListeners;
  readonly #assembler = new HidAssembler();
  readonly #framer = new SerialFramer();
  #isPlugged = true;
  #isStarted = false;
  #cancelFlush: (() => void) | null = null;

  constructor(options: { clock?: Clock; reportBug: ReportBug }) {
    this.#clock = options.clock ?? systemClock;
    this.#listeners = new ScannerListeners(options.reportBug);
  }

  on<Event extends keyof ScannerEvents>(event: Event, listener: ScannerEvents[Event]): void {
    this.#listeners.add(event, listener);
  }

  async start(): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    if (this.#isPlugged) this.#tellReady();
    else this.#listeners.emit('state', { state: 'absent' });
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    this.#forget();
  }

  /** Nothing to look for: `plugIn` tells at once. */
  rescan(): void {}

  /** One whole scan; an unplugged or stopped scanner reads nothing. */
  scan(text: string, aim: string | null = null): void {
    this.#deliver(sanitiseBytes(new TextEncoder().encode(text), aim));
  }

  /** Reports as they come off the wire, report id first. */
  hidReports(reports: readonly Uint8Array[]): void {
    for (const report of reports) {
      const result = this.#assembler.push(report, this.#clock.now());
      if (result !== null) this.#deliver(result);
    }
  }

  /** Bytes in any chunks; a frame without a terminator ends with silence. */
  serialBytes(chunk: Uint8Array): void {
    this.#framer.push(chunk, this.#clock.now()).forEach((result) => {
      this.#deliver(result);
    });
    this.#flushLater();
  }

  unplug(): void {
    if (!this.#isPlugged) return;
    this.#isPlugged = false;
    this.#forget();
    if (this.#isStarted) this.#listeners.emit('state', { state: 'lost', reason: 'unplugged', deviceId: DEVICE_ID });
  }

  plugIn(): void {
    if (this.#isPlugged) return;
    this.#isPlugged = true;
    if (this.#isStarted) this.#tellReady();
  }

  #tellReady(): void {
    this.#listeners.emit('state', { state: 'ready', deviceId: DEVICE_ID, name: DEVICE_ID });
  }

  #forget(): void {
    this.#cancelFlush?.();
    this.#assembler.reset();
    this.#framer.reset();
  }

  #flushLater(): void {
    this.#cancelFlush?.();
    const dueAt = this.#framer.dueAt;
    if (dueAt === null) return;
    this.#cancelFlush = this.#clock.after(dueAt - this.#clock.now(), () => {
      this.#framer.flush(this.#clock.now()).forEach((result) => {
        this.#deliver(result);
      });
      this.#flushLater();
    });
  }

  #deliver(result: Sanitised): void {
    if (!this.#isStarted || !this.#isPlugged) return;
    const from = { source: 'simulated', deviceId: DEVICE_ID } as const;
    if (!result.ok) this.#listeners.emit('fault', { code: result.code, ...from });
    else {
      this.#listeners.emit('scan', { text: result.text, aim: result.aim, receivedAt: this.#clock.now(), ...from });
    }
  }
}
