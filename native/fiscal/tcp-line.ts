import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Line } from './line.ts';
import { FiscalError } from './port.ts';

/** A register reached over TCP: its own Ethernet or RNDIS port, or a serial server before it. */
export class TcpLine implements Line {
  readonly #host: string;
  readonly #port: number;
  readonly #connectMs: number;
  #socket: Socket | null = null;
  #onBytes: (bytes: Uint8Array) => void = () => undefined;
  #onClosed: (cause: Error | null) => void = () => undefined;

  /** @param connectMs how long to wait for the connection, milliseconds */
  constructor(host: string, port: number, connectMs = 5000) {
    this.#host = host;
    this.#port = port;
    this.#connectMs = connectMs;
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  async open(): Promise<void> {
    if (this.isOpen) return;
    const socket = await this.#dial();
    this.#socket = socket;
    let cause: Error | null = null;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 10_000);
    socket.on('data', (chunk) => this.#onBytes(chunk));
    socket.on('error', (error) => (cause = error));
    socket.on('end', () => (cause ??= new Error('the register hung up')));
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#onClosed(cause);
    });
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (socket === null) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    const socket = this.#socket;
    if (socket === null) throw new FiscalError('noLink', `${this.#name} is not connected`);
    await new Promise<void>((resolve, reject) => {
      socket.write(bytes, (cause) => {
        if (cause) reject(new FiscalError('noLink', `cannot write to ${this.#name}: ${cause.message}`, { cause }));
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

  get #name(): string {
    return `${this.#host}:${this.#port}`;
  }

  #dial(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.#host, port: this.#port, timeout: this.#connectMs });
      const fail = (cause: Error): void => {
        socket.destroy();
        reject(new FiscalError('noLink', `cannot reach ${this.#name}: ${cause.message}`, { cause }));
      };
      socket.once('error', fail);
      socket.once('timeout', () => fail(new Error(`no connection within ${this.#connectMs} ms`)));
      socket.once('connect', () => {
        socket.off('error', fail);
        socket.removeAllListeners('timeout');
        socket.setTimeout(0);
        resolve(socket);
      });
    });
  }
}
