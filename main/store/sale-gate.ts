/**
 * Tells the directory's writer, in its thread, that a sale is in its fiscal step: it then rests between two
 * transactions, so that the sale's commits have the disk to themselves. Source: offline-sync section 2.
 */
export interface SaleGate {
  memory: SharedArrayBuffer;
  begin(): void;
  end(): void;
}

export function createSaleGate(): SaleGate {
  const memory = new SharedArrayBuffer(4);
  const busy = new Int32Array(memory);
  return {
    memory,
    begin: () => void Atomics.store(busy, 0, 1),
    end() {
      Atomics.store(busy, 0, 0);
      Atomics.notify(busy, 0);
    },
  };
}

/** A register may be silent for minutes; the copy must not stand still for ever. */
const REST_MS_MAX = 30_000;

/** For the writer's thread: blocks it while a sale is in its fiscal step, half a minute at the most. */
export function restDuringSale(memory: SharedArrayBuffer): void {
  Atomics.wait(new Int32Array(memory), 0, 1, REST_MS_MAX);
}
