import type { TillEvent } from '../contract/till/views.ts';

/** Signals kept for a watcher that does not read; the oldest go first. */
const SIGNALS_MAX = 64;

/**
 * Events on their way to one watcher, bounded: of the sale and of the status only the latest matters, so a slow
 * screen skips states and never lags behind. Order among what is kept is the order of arrival.
 */
export class LatestEvents {
  #events: TillEvent[] = [];
  #wake: (() => void) | null = null;

  push(event: TillEvent): void {
    if (event.type !== 'signal') this.#events = this.#events.filter(({ type }) => type !== event.type);
    this.#events.push(event);
    const signals = this.#events.filter(({ type }) => type === 'signal');
    if (signals.length > SIGNALS_MAX) this.#events = this.#events.filter((kept) => kept !== signals[0]);
    this.#wake?.();
  }

  /** Ends when the watcher goes away. */
  async *read(signal: AbortSignal | undefined): AsyncGenerator<TillEvent, void> {
    while (signal?.aborted !== true) {
      const event = this.#events.shift();
      if (event === undefined) await this.#next(signal);
      else yield event;
    }
  }

  async #next(signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.#wake = wake;
    signal?.addEventListener('abort', wake, { once: true });
    try {
      await promise;
    } finally {
      this.#wake = null;
      signal?.removeEventListener('abort', wake);
    }
  }
}
