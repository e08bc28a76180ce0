/** What the benches of one run share: words, a place to write, and a till that is filled once. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTill, type FilledTill } from './filled-till.ts';

export class Session {
  readonly customers: number;
  readonly say: (words: string) => void;
  readonly #root = mkdtempSync(join(tmpdir(), 'kopilka-bench-'));
  readonly #ends: (() => Promise<void>)[] = [];
  #filled: Promise<FilledTill> | null = null;

  constructor(customers: number, say: (words: string) => void) {
    this.customers = customers;
    this.say = say;
  }

  /** A new folder that goes with the session. */
  folder(name: string): string {
    const path = join(this.#root, name);
    mkdirSync(path);
    return path;
  }

  /** `stop` is called at the end, the last one first, also when a bench fails. */
  onEnd(stop: () => Promise<void>): void {
    this.#ends.push(stop);
  }

  /** The till with all customers in its store; whoever asks first waits for it. */
  filledTill(): Promise<FilledTill> {
    this.#filled ??= this.fill('till', this.customers);
    return this.#filled;
  }

  async fill(name: string, customers: number): Promise<FilledTill> {
    this.say(`filling a till with ${customers} customers …`);
    const till = await fillTill(this.folder(name), customers);
    this.onEnd(() => till.close());
    return till;
  }

  async end(): Promise<void> {
    for (const stop of this.#ends.splice(0).reverse()) await stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}
