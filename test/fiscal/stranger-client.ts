/**
 * A stranger's client of the Shtrih-M protocol, on a raw terminal, from the byte tables of the protocol page alone: no
 * serial port library, no driver and no emulator of ours is behind it.
 */
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Long enough for a busy machine; only a failing test waits for it. */
const PATIENCE_MS = 10_000;
const CP1251 = new TextDecoder('windows-1251');

export const hex = (text: string): number[] => text.match(/[0-9A-Fa-f]{2}/g)?.map((byte) => parseInt(byte, 16)) ?? [];
export const cp1251 = (bytes: readonly number[]): string => CP1251.decode(Uint8Array.from(bytes)).replace(/\0+$/, '');

/** Capital and small letters of the Russian alphabet and ASCII are all this client writes. */
export function encode1251(text: string): number[] {
  return [...text].map((letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
}

/** Little-endian. */
export function number(bytes: readonly number[], from: number, size: number): number {
  return bytes.slice(from, from + size).reduceRight((value, byte) => value * 256 + byte, 0);
}

export function bytesOf(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256);
}

/** STX, N, body, XOR of N and the body. */
export function framed(body: readonly number[]): number[] {
  return [0x02, body.length, ...body, body.reduce((xor, byte) => xor ^ byte, body.length)];
}

export class StrangerClient {
  private readonly file: number;
  private readonly input: ReadStream;
  private readonly received: number[] = [];
  private wake: () => void = () => undefined;

  constructor(path: string) {
    this.file = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    this.input = new ReadStream(openSync(path, constants.O_RDWR | constants.O_NOCTTY));
    this.input.on('data', (chunk: Buffer) => {
      this.received.push(...chunk);
      this.wake();
    });
  }

  write(bytes: readonly number[]): void {
    writeSync(this.file, Uint8Array.from(bytes));
  }

  /** The next so many bytes, whatever they are. */
  async read(count: number): Promise<number[]> {
    const deadline = Date.now() + PATIENCE_MS;
    while (this.received.length < count) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`${count} bytes wanted, ${this.received.length} came`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.received.splice(0, count);
  }

  /** ENQ, NAK, the frame, ACK, the answer frame, ACK. @returns the whole answer frame */
  async exchange(frame: readonly number[]): Promise<number[]> {
    this.write([0x05]);
    const [idle] = await this.read(1);
    if (idle !== 0x15) throw new Error(`ENQ is answered ${idle}`);
    this.write(frame);
    const [accepted] = await this.read(1);
    if (accepted !== 0x06) throw new Error(`the frame is answered ${accepted}`);
    const answer = await this.answer();
    this.write([0x06]);
    return answer;
  }

  async answer(): Promise<number[]> {
    const head = await this.read(2);
    const rest = await this.read((head[1] ?? 0) + 1);
    const answer = [...head, ...rest];
    if (answer.join() !== framed(answer.slice(2, -1)).join()) throw new Error(`no good frame: ${answer.join(' ')}`);
    return answer;
  }

  /** @returns the body of the answer: code, error, data */
  async ask(...body: readonly (number | readonly number[])[]): Promise<number[]> {
    return (await this.exchange(framed(body.flat()))).slice(2, -1);
  }

  close(): void {
    closeSync(this.file);
    this.input.destroy();
  }
}
