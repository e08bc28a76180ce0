import { TillError } from '../../contract/errors/catalogue.ts';
import type { Instant } from '../../loyalty/index.ts';
import { AllotmentKeeper } from './allotments.ts';
import { BackOff } from './back-off.ts';
import type { CentralClient } from './central-client.ts';
import { CentreError } from './centre-error.ts';
import type { Exchange, SyncStores } from './exchange.ts';
import { ensureJoined } from './join.ts';
import { Puller } from './pull.ts';
import { BatchSize, pushAll } from './push.ts';
import type { SyncState } from './sync.ts';
import type { Timers } from './timers.ts';

/** Source of all four: offline-sync section 12. */
const COALESCE_MS = 250;
const BUSY_EVERY_MS = 30_000;
const IDLE_EVERY_MS = 300_000;

export interface SyncLoopOptions {
  client: CentralClient;
  stores: SyncStores;
  /** the till's corrected time */
  now: () => Instant;
  tillName: string;
  random: () => number;
  timers: Timers;
  capMs: number;
}

type Link = Pick<SyncState, 'state' | 'since' | 'problem'>;

/**
 * When to try: one exchange at a time, the timer re-armed whatever happened, a watchdog over both.
 *
 * waiting --timer, wake, syncNow--> exchanging --answer--> waiting (30 s with a queue, 5 min without)
 *                                              --failure-> waiting (back-off)
 */
export class SyncLoop {
  readonly #options: SyncLoopOptions;
  readonly #backOff: BackOff;
  readonly #batchSize = new BatchSize();
  readonly #puller = new Puller();
  readonly #allotments = new AllotmentKeeper();
  readonly #listeners = new Set<() => void>();
  #link: Link;
  #isStarted = false;
  /** something was appended while an exchange was going on */
  #isWoken = false;
  #running: { ended: Promise<void>; abort: AbortController } | null = null;
  #cancelTimer: () => void = () => undefined;
  #cancelWatchdog: () => void = () => undefined;
  /** monotonic ms */
  #dueAt = Infinity;
  #notBefore = 0;
  #lastAttemptAt = 0;
  /** the two histories do not fit: nothing is pushed until somebody asks for it */
  #fork: TillError | null = null;

  constructor(options: SyncLoopOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options);
    this.#link = { state: 'connecting', since: options.now(), problem: null };
  }

  get link(): Link {
    return this.#link;
  }

  /** wall clock of the next attempt, ms; null when none is planned */
  get nextTryMs(): number | null {
    return this.#dueAt === Infinity ? null : this.#options.now() + Math.max(0, this.#dueAt - this.#now());
  }

  loadingRows(): number | null {
    return this.#puller.loadingRows(this.#options.stores);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#lastAttemptAt = this.#now();
    this.#plan(0);
    this.#watch();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    this.#cancelTimer();
    this.#cancelWatchdog();
    this.#dueAt = Infinity;
    this.#running?.abort.abort();
    await this.#running?.ended;
  }

  wake(): void {
    this.#announce();
    if (this.#running !== null) this.#isWoken = true;
    else if (this.#isStarted) this.#plan(COALESCE_MS);
  }

  async syncNow(): Promise<void> {
    if (!this.#isStarted) return;
    await this.#running?.ended;
    this.#notBefore = 0;
    this.#fork = null;
    this.#puller.unblock();
    await this.#run();
  }

  /** Sends what waits now, after the exchange in hand; resolves when the attempt has ended, well or not. */
  async flush(): Promise<void> {
    await this.#running?.ended;
    if (this.#isStarted) await this.#run();
  }

  /** Something asked outside the loop has failed. After `stop` nobody is told: the stores may be closed. */
  fail(error: unknown): void {
    if (!this.#isStarted) return;
    if (this.#running === null) this.#planRetry(error);
    this.#report(error);
  }

  #now(): number {
    return this.#options.stores.clock.monotonicMs();
  }

  /** The earliest plan wins; a wait that a failure imposed is kept. */
  #plan(delayMs: number): void {
    const dueAt = Math.max(this.#now() + delayMs, this.#notBefore);
    if (dueAt >= this.#dueAt) return;
    this.#cancelTimer();
    this.#dueAt = dueAt;
    this.#cancelTimer = this.#options.timers.after(Math.max(0, dueAt - this.#now()), () => void this.#run());
  }

  #planRetry(error: unknown): void {
    if (isBusy(error)) this.#backOff.reset();
    const delay = (isBusy(error) ? error.numberOf('retryAfterMs') : 0) + this.#backOff.next();
    this.#notBefore = this.#now() + delay;
    this.#plan(delay);
  }

  /** Never rejects: whatever happens is reported, and the timer is armed again. */
  #run(): Promise<void> {
    if (this.#running !== null) return this.#running.ended;
    this.#cancelTimer();
    this.#dueAt = Infinity;
    const abort = new AbortController();
    const running = { abort, ended: Promise.resolve() };
    this.#running = running;
    running.ended = this.#attempt(running);
    return running.ended;
  }

  async #attempt(running: { abort: AbortController }): Promise<void> {
    const outcome: { error: unknown } | null = await this.#exchange(running.abort.signal).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    // The watchdog may have given this attempt up and begun another.
    if (this.#running !== running) return;
    this.#running = null;
    if (!this.#isStarted) return;
    if (outcome === null) this.#succeed();
    else {
      this.#planRetry(outcome.error);
      this.#report(outcome.error);
    }
  }

  async #exchange(stopped: AbortSignal): Promise<void> {
    const { client, stores, now, tillName } = this.#options;
    this.#isWoken = false;
    const onAttempt = () => {
      this.#lastAttemptAt = this.#now();
      if (this.#puller.loadingRows(stores) !== null) this.#announce();
    };
    const onAnswer = () => this.#backOff.reset();
    const exchange: Exchange = { client, stores, now, tillName, stopped, onAttempt, onAnswer };
    const feed = await ensureJoined(exchange);
    if (this.#fork === null) await this.#push(exchange);
    await this.#puller.pullAll(exchange, feed);
    if (await this.#allotments.settle(exchange)) await this.#puller.pullAll(exchange, feed);
    stores.outbox.prune(now());
  }

  async #push(exchange: Exchange): Promise<void> {
    try {
      await pushAll(exchange, this.#batchSize);
    } catch (error) {
      if (!(error instanceof TillError) || error.code !== 'CENTRE_FORK') throw error;
      this.#fork = error;
    }
  }

  #succeed(): void {
    this.#backOff.reset();
    this.#notBefore = 0;
    this.#plan(this.#isWoken ? COALESCE_MS : this.#hasQueue() ? BUSY_EVERY_MS : IDLE_EVERY_MS);
    this.#setLink('online', this.#fork);
  }

  #hasQueue(): boolean {
    return this.#options.stores.outbox.summary().queued > 0;
  }

  #report(error: unknown): void {
    // It answers: a first load that is asked to wait is no broken line.
    if (isBusy(error)) return this.#announce();
    const problem = error instanceof TillError ? error : new TillError('INTERNAL', {}, { cause: error });
    // A full disk is not the centre's doing.
    this.#setLink(problem.code.startsWith('CENTRE') ? 'offline' : 'online', problem);
  }

  #setLink(state: Link['state'], problem: TillError | null): void {
    const since = state === this.#link.state ? this.#link.since : this.#options.now();
    this.#link = { state, since, problem: problem === null ? null : { code: problem.code, params: problem.params } };
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** An attempt that neither ended nor asked anything for twice the cap is given up. */
  #watch(): void {
    const { timers, capMs } = this.#options;
    this.#cancelWatchdog = timers.after(capMs, () => {
      const isStuck = this.#now() - this.#lastAttemptAt >= 2 * capMs && this.#hasQueue();
      if (isStuck && this.#fork === null) {
        this.#running?.abort.abort();
        this.#running = null;
        this.#notBefore = 0;
        void this.#run();
      }
      this.#watch();
    });
  }
}

const isBusy = (error: unknown): error is CentreError => error instanceof CentreError && error.reason === 'BUSY';
