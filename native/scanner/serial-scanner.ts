/** A scanner on a serial port: USB-CDC or RS-232. Source: scanners section 2. */
import type { SerialPort } from 'serialport';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { ScannerListeners } from './listeners.ts';
import type { ReportBug } from './listeners.ts';
import { Looking } from './looking.ts';
import type { Scanner, ScannerEvents, ScannerState, ScannerTrouble } from './port.ts';
import { NO_AFFIXES } from './sanitise.ts';
import type { Sanitised, ScanAffixes } from './sanitise.ts';
import { SerialFramer } from './serial-frames.ts';
import { Settling } from './settling.ts';

export interface SerialScannerOptions {
  path: string;
  /** bit/s */
  baudRate: number;
  clock?: Clock;
  affixes?: ScanAffixes;
  reportBug: ReportBug;
}

/** What the system's refusal to open a port means; the texts are those of serialport on Linux and Windows. */
const REFUSALS: readonly { pattern: RegExp; state: ScannerState }[] = [
  { pattern: /cannot lock port|resource busy|access denied/i, state: { state: 'lost', reason: 'busy' } },
  { pattern: /no such file|file not found|no such device|cannot find/i, state: { state: 'absent' } },
  { pattern: /permission denied/i, state: { state: 'lost', reason: 'no-permission' } },
];

/** Ports the system knows; empty where it cannot say (a Linux without udev), then a path is typed. Never rejects. */
export async function listSerialPorts(): Promise<string[]> {
  const { SerialPort } = await import('serialport');
  const ports: readonly { path: string }[] = await (SerialPort.list() as Promise<{ path: string }[]>).catch(() => []);
  return ports.map((port) => port.path);
}

export class SerialScanner implements Scanner {
  readonly source = 'serial';
  readonly #options: SerialScannerOptions;
  readonly #deviceId: string;
  readonly #clock: Clock;
  readonly #listeners: ScannerListeners;
  readonly #looking: Looking;
  readonly #framer: SerialFramer;
  #port: SerialPort | null = null;
  #cancelFlush: (() => void) | null = null;
  #lastState: ScannerState['state'] | ScannerTrouble | null = null;

  constructor(options: SerialScannerOptions) {
    this.#options = options;
    this.#deviceId = `serial:${options.path}`;
    this.#clock = options.clock ?? systemClock;
    this.#listeners = new ScannerListeners(options.reportBug);
    this.#framer = new SerialFramer(options.affixes ?? NO_AFFIXES);
    this.#looking = new Looking(this.#clock, () => this.#look());
  }

  on<Event extends keyof ScannerEvents>(event: Event, listener: ScannerEvents[Event]): void {
    this.#listeners.add(event, listener);
  }

  async start(): Promise<void> {
    this.#looking.start();
  }

  async stop(): Promise<void> {
    await this.#looking.stop();
    const port = this.#port;
    this.#port = null;
    this.#forget();
    this.#lastState = null;
    if (port?.isOpen === true)
      await new Promise<void>((resolve) =>
        port.close(() => {
          resolve();
        }),
      );
  }

  rescan(): void {
    if (!this.#looking.isStopped && this.#port === null) this.#looking.start();
  }

  async #look(): Promise<'found' | 'missing'> {
    if (this.#port !== null) return 'found';
    if (this.#lastState === null) this.#tell({ state: 'opening' });
    let port: SerialPort;
    try {
      port = await openPort(this.#options);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const refusal = REFUSALS.find(({ pattern }) => pattern.test(text));
      this.#tell(refusal?.state ?? { state: 'lost', reason: 'failed' });
      return 'missing';
    }
    if (this.#looking.isStopped) {
      port.close(() => undefined);
      return 'missing';
    }
    this.#attach(port);
    return 'found';
  }

  #attach(port: SerialPort): void {
    this.#port = port;
    const settling = new Settling(this.#clock.now());
    const deliver = (results: readonly Sanitised[], at: number): void => {
      for (const result of settling.pass(results, at, this.#framer.isPending)) this.#deliver(result, at);
    };
    const flushLater = (): void => {
      this.#cancelFlush?.();
      const dueAt = this.#framer.dueAt;
      if (dueAt === null) return;
      this.#cancelFlush = this.#clock.after(dueAt - this.#clock.now(), () => {
        const at = this.#clock.now();
        deliver(this.#framer.flush(at), at);
        flushLater();
      });
    };
    port.on('data', (chunk: Buffer) => {
      const at = this.#clock.now();
      deliver(this.#framer.push(chunk, at), at);
      flushLater();
    });
    port.on('error', () => {
      if (port.isOpen)
        port.close(() => undefined); // its 'close' tells the rest
      else this.#lose(port);
    });
    port.on('close', () => {
      this.#lose(port);
    });
    this.#tell({ state: 'ready', deviceId: this.#deviceId, name: this.#options.path });
  }

  #lose(port: SerialPort): void {
    if (this.#port !== port) return;
    this.#port = null;
    this.#forget();
    this.#tell({ state: 'lost', reason: 'unplugged' });
    this.#looking.resume();
  }

  #forget(): void {
    this.#cancelFlush?.();
    this.#framer.reset();
  }

  #deliver(result: Sanitised, receivedAt: number): void {
    const from = { source: 'serial', deviceId: this.#deviceId } as const;
    if (!result.ok) this.#listeners.emit('fault', { code: result.code, ...from });
    else this.#listeners.emit('scan', { text: result.text, aim: result.aim, receivedAt, ...from });
  }

  #tell(state: ScannerState): void {
    const short = 'reason' in state ? (state.reason ?? state.state) : state.state;
    if (this.#lastState === short) return;
    this.#lastState = short;
    this.#listeners.emit('state', { ...state, deviceId: this.#deviceId });
  }
}

/** Opens and raises DTR and RTS; a pseudo-terminal has neither, so that is best effort. */
async function openPort({ path, baudRate }: SerialScannerOptions): Promise<SerialPort> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  await new Promise<void>((resolve) => {
    port.set({ dtr: true, rts: true }, () => {
      resolve();
    });
  });
  return port;
}
