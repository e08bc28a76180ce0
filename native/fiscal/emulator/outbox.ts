/** Bytes on their way to the host: at once, at line speed, or after a pause; the order is kept. */
interface Parcel {
  readonly bytes: readonly number[];
  readonly delayMs: number;
}

/** Slow lines are paced in pieces of this many bytes: timers are no finer than a millisecond. */
const PIECE_BYTES = 8;

export class Outbox {
  private readonly write: (bytes: Uint8Array) => void;
  private readonly byteMs: number;
  private queue: Parcel[] = [];
  private timer: NodeJS.Timeout | null = null;
  private onEmpty: (() => void)[] = [];

  constructor(write: (bytes: Uint8Array) => void, byteMs: number) {
    this.write = write;
    this.byteMs = byteMs;
  }

  send(bytes: readonly number[], delayMs = 0): void {
    if (this.byteMs === 0) this.queue.push({ bytes, delayMs });
    for (let at = 0; this.byteMs > 0 && at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.slice(at, at + PIECE_BYTES);
      this.queue.push({ bytes: piece, delayMs: piece.length * this.byteMs + (at === 0 ? delayMs : 0) });
    }
    if (this.timer === null) this.flush();
  }

  /** Milliseconds until the last byte is out. */
  get pendingMs(): number {
    return this.queue.reduce((sum, { delayMs }) => sum + delayMs, 0);
  }

  /** Calls back when nothing is left to send; at once when that is now. */
  whenEmpty(callback: () => void): void {
    if (this.queue.length === 0) callback();
    else this.onEmpty.push(callback);
  }

  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.queue = [];
    this.onEmpty = [];
  }

  private flush(): void {
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      if (next.delayMs > 0) {
        this.timer = setTimeout(() => this.flushAfter(), next.delayMs);
        return;
      }
      this.queue.shift();
      this.write(Uint8Array.from(next.bytes));
    }
    const waiting = this.onEmpty;
    this.onEmpty = [];
    for (const callback of waiting) callback();
  }

  private flushAfter(): void {
    this.timer = null;
    const [next, ...rest] = this.queue;
    if (next === undefined) return;
    this.queue = [{ ...next, delayMs: 0 }, ...rest];
    this.flush();
  }
}
