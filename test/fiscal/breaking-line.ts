/** A line on which a process dies at a chosen byte, and which knows when the register was last heard after a silence. */
import type { Line } from '../../native/fiscal/index.ts';

export interface LineWatch {
  wrap(line: Line): Line;
  /** From here on bytes are counted; at the n-th one of its way `die` runs, before that byte passes. */
  arm(way: 'in' | 'out', byte: number, die: () => void): void;
  disarm(): void;
  /** The register's fate is unclear as of now: its next byte begins the time to the verdict. */
  lose(): void;
  /** ms of `performance.now()`: first byte since `lose`; null when none came */
  heardAt(): number | null;
}

export function watchLine(): LineWatch {
  let armed: { way: 'in' | 'out'; left: number; die: () => void } | null = null;
  let heardAt: number | null = null;

  /** How many of these bytes pass before the death; all of them when it does not lie among them. */
  function passing(way: 'in' | 'out', count: number): number {
    if (armed?.way !== way) return count;
    if (armed.left >= count) {
      armed.left -= count;
      return count;
    }
    return armed.left;
  }

  function dieNow(): void {
    const { die } = armed!;
    armed = null;
    die();
  }

  return {
    wrap: (line) => ({
      get isOpen() {
        return line.isOpen;
      },
      open: () => line.open(),
      close: () => line.close(),
      onClosed: (listener) => line.onClosed(listener),
      async write(bytes) {
        const count = passing('out', bytes.length);
        if (count === bytes.length) return line.write(bytes);
        if (count > 0) await line.write(bytes.subarray(0, count));
        dieNow();
        return line.write(bytes.subarray(count));
      },
      onBytes: (listener) =>
        line.onBytes((bytes) => {
          heardAt ??= performance.now();
          const count = passing('in', bytes.length);
          if (count === bytes.length) return listener(bytes);
          if (count > 0) listener(bytes.subarray(0, count));
          dieNow();
          listener(bytes.subarray(count));
        }),
    }),
    arm(way, byte, die) {
      armed = { way, left: byte, die };
    },
    disarm() {
      armed = null;
    },
    lose() {
      heardAt = null;
    },
    heardAt: () => heardAt,
  };
}
