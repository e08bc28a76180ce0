import type { Clock } from '../clock.ts';

/** The line went away while somebody waited for a byte. */
export class LineGone extends Error {
  override readonly name = 'LineGone';
}

type Waiter = { resolve: (byte: number | undefined) => void; reject: (cause: Error) => void };

/** Bytes that came and were not read yet; one reader at a time. */
export class ByteInbox {
  readonly #clock: Clock;
  #bytes: number[] = [];
  #at = 0;
  #waiter: Waiter | null = null;
  #gone: Error | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) this.#bytes.push(byte);
    if (this.#waiter === null) return;
    const byte = this.#shift();
    if (byte !== undefined) this.#waiter.resolve(byte);
  }

  /** From now on reads fail at once, until {@link reopen}. */
  fail(cause: Error | null): void {
    this.#gone = new LineGone('the line to the register was lost', { cause });
    this.#waiter?.reject(this.#gone);
  }

  reopen(): void {
    this.#gone = null;
    this.clear();
  }

  clear(): void {
    this.#bytes = [];
    this.#at = 0;
  }

  /** @returns the next byte, or undefined after `milliseconds` without one */
  async next(milliseconds: number): Promise<number | undefined> {
    const ready = this.#shift();
    if (ready !== undefined) return ready;
    if (this.#gone !== null) throw this.#gone;
    if (milliseconds <= 0) return undefined;
    let callOff = (): void => undefined;
    try {
      return await new Promise<number | undefined>((resolve, reject) => {
        this.#waiter = { resolve, reject };
        callOff = this.#clock.after(milliseconds, () => resolve(undefined));
      });
    } finally {
      this.#waiter = null;
      callOff();
    }
  }

  #shift(): number | undefined {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) return undefined;
    this.#at += 1;
    if (this.#at === this.#bytes.length) this.clear();
    return byte;
  }
}
