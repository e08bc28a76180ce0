/** The host's side of the line byte by byte, on a real serial port: no driver, so that a test sees every byte. */
import { SerialPort } from 'serialport';
import { ACK, ENQ, frameOf, lrcOf, NAK, STX } from '../frame.ts';

/** Long enough for a busy machine; only a failing test waits for it. */
const PATIENCE_MS = 10_000;
/** Some times T_gap of the host's side (fiscal-printer section 1.3): a busy machine is late with its time-outs. */
const SILENCE_MS = 250;

export class RawPort {
  readonly port: SerialPort;
  private readonly received: number[] = [];
  private wake: (() => void) | null = null;

  private constructor(port: SerialPort) {
    this.port = port;
    port.on('data', (chunk: Buffer) => {
      this.received.push(...chunk);
      this.wake?.();
    });
  }

  static async open(path: string): Promise<RawPort> {
    const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    return new RawPort(port);
  }

  write(bytes: readonly number[]): void {
    this.port.write(Buffer.from(bytes));
  }

  /** The next byte; rejects when none comes. */
  async byte(): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const next = this.received.shift();
      if (next !== undefined) return next;
      await this.more(deadline - Date.now());
    }
  }

  async bytes(count: number): Promise<number[]> {
    const bytes: number[] = [];
    while (bytes.length < count) bytes.push(await this.byte());
    return bytes;
  }

  /** Bytes that mean nothing, then silence, as after a fault on the line. */
  async writeGarbage(bytes: readonly number[]): Promise<void> {
    this.write(bytes);
    // A busy machine may not have begun to write: silence counts from the last byte that left.
    await this.sent();
    await this.drain();
  }

  /** Asks until the register is idle, acknowledging every answer that still waits; the answers come back. */
  async settle(): Promise<number[][]> {
    const answers: number[][] = [];
    for (;;) {
      this.write([ENQ]);
      const reply = await this.byte();
      if (reply === NAK) return answers;
      if (reply === ACK) answers.push(await this.answer());
      else await this.drain();
    }
  }

  /** Reads on until the line is silent: what stands in the way of a fresh start is dropped. */
  async drain(): Promise<void> {
    do this.received.length = 0;
    while (
      await this.more(SILENCE_MS).then(
        () => true,
        () => false,
      )
    );
  }

  /** A good answer frame, acknowledged. */
  async answer(): Promise<number[]> {
    const [start, size] = await this.bytes(2);
    if (start !== STX || size === undefined) throw new Error(`no answer begins with ${start}`);
    const body = await this.bytes(size);
    const lrc = await this.byte();
    if (lrc !== lrcOf(body)) throw new Error(`wrong LRC ${lrc} of ${body.join(' ')}`);
    this.write([ACK]);
    return body;
  }

  /** ENQ, NAK, frame, ACK, answer, ACK. */
  async send(body: readonly number[]): Promise<number[]> {
    await this.settle();
    this.write(frameOf(body));
    const reply = await this.byte();
    if (reply !== ACK) throw new Error(`the frame was answered with ${reply}`);
    return this.answer();
  }

  async close(): Promise<void> {
    if (!this.port.isOpen) return;
    await this.sent();
    if (this.port.isOpen) await new Promise<void>((resolve) => this.port.close(() => resolve()));
  }

  private sent(): Promise<void> {
    return new Promise((resolve) => this.port.drain(() => resolve()));
  }

  private more(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the register is silent')), Math.max(0, ms));
      this.wake = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
    });
  }
}
