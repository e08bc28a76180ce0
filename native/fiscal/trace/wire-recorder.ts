/** Remembers the last bytes that passed between the till and its register, for support. */
import type { Line } from '../line.ts';

export interface WireEntry {
  /** wall clock, UTC ms */
  at: number;
  /** from the till, or to it */
  way: 'out' | 'in';
  hex: string;
}

export interface WireRecorder {
  wrap(line: Line): Line;
  /** oldest first */
  entries(): WireEntry[];
}

/** Some hundred exchanges: a receipt of fifty lines and what is asked about it. */
const ENTRIES_MAX = 2_000;

export function createWireRecorder(now: () => number = Date.now): WireRecorder {
  let kept: WireEntry[] = [];
  const keep = (way: WireEntry['way'], bytes: Uint8Array) => {
    kept.push({ at: now(), way, hex: Buffer.from(bytes).toString('hex') });
    if (kept.length > ENTRIES_MAX * 2) kept = kept.slice(-ENTRIES_MAX);
  };
  return {
    entries: () => kept.slice(-ENTRIES_MAX),
    wrap: (line) => ({
      get isOpen() {
        return line.isOpen;
      },
      open: () => line.open(),
      close: () => line.close(),
      write(bytes) {
        keep('out', bytes);
        return line.write(bytes);
      },
      onBytes: (listener) =>
        line.onBytes((bytes) => {
          keep('in', bytes);
          listener(bytes);
        }),
      onClosed: (listener) => line.onClosed(listener),
    }),
  };
}
