import type { TillEvent } from '../contract/till/views.ts';

export type TillListener = (event: TillEvent) => void;

/** Whoever watches the till. Each listener is given the whole state first and every event after it. */
export class TillEvents {
  readonly #listeners = new Set<TillListener>();
  readonly #first: () => TillEvent[];
  readonly #onError: (error: unknown) => void;

  constructor(first: () => TillEvent[], onError: (error: unknown) => void) {
    this.#first = first;
    this.#onError = onError;
  }

  subscribe(listener: TillListener): () => void {
    for (const event of this.#first()) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A listener that fails is reported and never stops the sale. */
  emit(make: () => TillEvent): void {
    if (this.#listeners.size === 0) return;
    const event = make();
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
