import { SerialPort } from 'serialport';
import type { Line } from './line.ts';
import { FiscalError } from './port.ts';

/**
 * A real serial port: 8 data bits, no parity, 1 stop bit, no flow control, locked against a second opener.
 * Source: fiscal-printer section 1.1.
 */
export class SerialLine implements Line {
  readonly #path: string;
  readonly #baud: number;
  #port: SerialPort | null = null;
  #onBytes: (bytes: Uint8Array) => void = () => undefined;
  #onClosed: (cause: Error | null) => void = () => undefined;

  constructor(path: string, baud: number) {
    this.#path = path;
    this.#baud = baud;
  }

  get isOpen(): boolean {
    return this.#port?.isOpen ?? false;
  }

  async open(): Promise<void> {
    if (this.isOpen) return;
    const port = new SerialPort({
      path: this.#path,
      baudRate: this.#baud,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      rtscts: false,
      xon: false,
      xoff: false,
      lock: true,
      autoOpen: false,
    });
    await new Promise<void>((resolve, reject) => {
      port.open((cause) => {
        if (cause) reject(new FiscalError('noLink', `cannot open ${this.#path}: ${cause.message}`, { cause }));
        else resolve();
      });
    });
    this.#port = port;
    port.on('data', (chunk: Buffer) => this.#onBytes(chunk));
    port.on('error', (cause) => this.#lose(port, cause));
    port.on('close', (cause: Error | null) => this.#lose(port, cause));
    await this.#raiseModemLines(port);
  }

  async close(): Promise<void> {
    const port = this.#port;
    if (!port?.isOpen) return;
    await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  async write(bytes: Uint8Array): Promise<void> {
    const port = this.#port;
    if (!port?.isOpen) throw new FiscalError('noLink', `${this.#path} is not open`);
    await new Promise<void>((resolve, reject) => {
      port.write(Buffer.from(bytes), (cause) => {
        if (cause) reject(new FiscalError('noLink', `cannot write to ${this.#path}: ${cause.message}`, { cause }));
        else resolve();
      });
    });
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#onBytes = listener;
  }

  onClosed(listener: (cause: Error | null) => void): void {
    this.#onClosed = listener;
  }

  /** Some USB bridges stay mute until DTR and RTS are up; a pseudo-terminal has neither and refuses. */
  #raiseModemLines(port: SerialPort): Promise<void> {
    return new Promise((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
  }

  #lose(port: SerialPort, cause: Error | null): void {
    if (this.#port !== port) return;
    this.#port = null;
    if (port.isOpen) port.close(() => undefined);
    this.#onClosed(cause ?? null);
  }
}
