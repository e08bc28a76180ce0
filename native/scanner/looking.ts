import type { Clock } from './clock.ts';

/** Enumerating costs about 25 ms of bus traffic: often at first, seldom once nobody seems to plug anything in. */
const DELAYS: readonly { forMs: number; delayMs: number }[] = [
  { forMs: 10_000, delayMs: 1_000 },
  { forMs: 300_000, delayMs: 3_000 },
  { forMs: Infinity, delayMs: 10_000 },
];

/** Milliseconds to the next look, by how long one has been looking. Source: scanners section 1.6. */
function lookDelayMs(lookingMs: number): number {
  return (DELAYS.find((step) => lookingMs < step.forMs) ?? { delayMs: 10_000 }).delayMs;
}

/**
 * Looks for a device again and again until told it is there. One look at a time: a call during a look makes one more
 * follow it.
 */
export class Looking {
  readonly #clock: Clock;
  readonly #look: () => Promise<'found' | 'missing'>;
  #since: number | null = null;
  #cancel: (() => void) | null = null;
  #isBusy = false;
  #isAskedAgain = false;
  #isStopped = true;
  #idle: Promise<void> = Promise.resolve();

  /** @param look must not reject */
  constructor(clock: Clock, look: () => Promise<'found' | 'missing'>) {
    this.#clock = clock;
    this.#look = look;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Milliseconds since the device was found missing, 0 when it is not. */
  get lookingMs(): number {
    return this.#since === null ? 0 : this.#clock.now() - this.#since;
  }

  /** Looks at once, and from now on often again. */
  start(): void {
    this.#isStopped = false;
    this.#since = this.#clock.now();
    this.#idle = this.#run();
  }

  /** The device went away: looks for it again, a second from now at first. */
  resume(): void {
    if (this.#isStopped || this.#since !== null) return;
    this.#since = this.#clock.now();
    this.#schedule();
  }

  /** Resolves when no look is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#idle;
  }

  async #run(): Promise<void> {
    this.#cancel?.();
    if (this.#isBusy) {
      this.#isAskedAgain = true;
      return this.#idle;
    }
    this.#isBusy = true;
    let found: 'found' | 'missing';
    do {
      this.#isAskedAgain = false;
      found = await this.#look();
    } while (this.#isAskedAgain && !this.isStopped);
    this.#isBusy = false;
    if (this.isStopped) return;
    if (found === 'found') this.#since = null;
    else this.#schedule();
  }

  #schedule(): void {
    this.#cancel = this.#clock.after(lookDelayMs(this.lookingMs), () => {
      this.#idle = this.#run();
    });
  }
}
