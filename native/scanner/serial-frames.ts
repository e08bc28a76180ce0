/**
 * Bytes of a serial scanner cut into scans. Pure: time is an argument, the driver asks `dueAt` when to come back.
 * Frames end at a terminator, not at a chunk and not at silence: one 20-byte scan arrived as 1 chunk or as 18, two
 * scans arrived as one. Source: scanners section 2.
 */
import { NO_AFFIXES, SCAN_BYTES_MAX, sanitiseBytes } from './sanitise.ts';
import type { Sanitised, ScanAffixes } from './sanitise.ts';

const TERMINATORS: ReadonlySet<number> = new Set([0x0d, 0x0a, 0x09, 0x03]);
const STX = 0x02;

/** Silence that ends a scan of a unit without a suffix. */
const SILENCE_MS = 60;
/** Silence after which a frame of a unit with a suffix is given up; the unit has perhaps lost its suffix. */
const STALL_MS = 500;

/**
 * A unit counts as having no suffix until its first terminator is seen, so that it works out of the box either way;
 * from then on only a terminator ends its frames.
 */
export class SerialFramer {
  readonly #affixes: ScanAffixes;
  #bytes: number[] = [];
  #isTooLong = false;
  #hasSuffix = false;
  #lastAt = 0;

  constructor(affixes: ScanAffixes = NO_AFFIXES) {
    this.#affixes = affixes;
  }

  /** Forgets a frame in progress; what was learned of the suffix stays. */
  reset(): void {
    this.#bytes = [];
    this.#isTooLong = false;
  }

  /** True between the bytes of a frame. */
  get isPending(): boolean {
    return this.#bytes.length > 0 || this.#isTooLong;
  }

  /** Monotonic milliseconds at which `flush` has work to do, null when nothing is pending. */
  get dueAt(): number | null {
    if (!this.isPending) return null;
    return this.#lastAt + (this.#hasSuffix ? STALL_MS : SILENCE_MS);
  }

  /** Scans and faults these bytes completed, in order; often none. */
  push(chunk: Uint8Array, at: number): Sanitised[] {
    const done = this.flush(at);
    for (const byte of chunk) {
      if (TERMINATORS.has(byte)) {
        this.#hasSuffix = true;
        done.push(...this.#end());
      } else if (byte === STX) {
        if (this.#bytes.length > 0) done.push({ ok: false, code: 'damaged' });
        this.reset();
      } else if (this.#bytes.length < SCAN_BYTES_MAX && !this.#isTooLong) {
        this.#bytes.push(byte);
      } else {
        this.#isTooLong = true;
        this.#bytes = [];
      }
    }
    this.#lastAt = at;
    return done;
  }

  /** What silence up to `at` has completed. */
  flush(at: number): Sanitised[] {
    if (this.dueAt === null || at < this.dueAt) return [];
    if (!this.#hasSuffix) return this.#end();
    this.reset();
    this.#hasSuffix = false;
    return [{ ok: false, code: 'damaged' }];
  }

  /** Nothing between two terminators is no fault: CR LF is two of them. */
  #end(): Sanitised[] {
    const bytes = Uint8Array.from(this.#bytes);
    const isTooLong = this.#isTooLong;
    this.reset();
    if (isTooLong) return [{ ok: false, code: 'too-long' }];
    return bytes.length === 0 ? [] : [sanitiseBytes(bytes, null, this.#affixes)];
  }
}
