import { CHANGES_MAX } from '../../contract/sync/api.ts';
import type { Reload } from '../store/directory.ts';
import type { PageTaken } from '../store/directory-messages.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import { CentreError } from './centre-error.ts';
import type { Exchange } from './exchange.ts';
import { sampleClock, timed } from './exchange.ts';

/** Rest after a page, so that a sale's commit keeps its pace; a till without goods has nothing to sell. */
const PAUSE_MS = 50;
/** Two resets within an hour: stop, and sell on the old copy. */
const RESET_PAUSE_MS = 3_600_000;

/** Brings the copy level with the centre, page by page. Source: offline-sync section 8. */
export class Puller {
  #reload: { feed: string; cursor: number; rows: number; target: Reload } | null = null;
  #resetAtMs: number | null = null;
  #blockedUntilMs = 0;

  /** rows taken in by a load that is going on; null when there is none */
  loadingRows({ directory }: Pick<Exchange['stores'], 'directory'>): number | null {
    if (this.#reload !== null) return this.#reload.rows;
    const { loadedAt, rows } = directory.position();
    return loadedAt === null ? rows : null;
  }

  /** Somebody asks for it by hand. */
  unblock(): void {
    this.#blockedUntilMs = 0;
    this.#resetAtMs = null;
  }

  /** @throws CentreError; TillError of the writer, CENTRE_GARBAGE for a page that is none */
  async pullAll(exchange: Exchange, feed: string): Promise<void> {
    if (exchange.stores.clock.monotonicMs() < this.#blockedUntilMs) throw new CentreError('FEED_RESET');
    try {
      await this.#pullInto(exchange, feed);
    } catch (error) {
      const reset = newFeedOf(error, feed);
      if (reset === null) throw error;
      await this.#beginReload(exchange, reset);
      await this.#pullInto(exchange, reset);
    }
  }

  async #pullInto(exchange: Exchange, feed: string): Promise<void> {
    for (;;) {
      const cursor = this.#reload?.cursor ?? exchange.stores.directory.position().cursor;
      const taken = await this.#pullPage(exchange, this.#reload?.feed ?? feed, cursor);
      if (!taken.more) break;
      if (taken.next <= cursor) throw new CentreError('garbage');
    }
    if (this.#reload === null) return;
    await this.#reload.target.switchOver();
    this.#reload = null;
  }

  async #pullPage(exchange: Exchange, feed: string, cursor: number): Promise<PageTaken> {
    const { client, stores } = exchange;
    const at = exchange.now();
    const query = { feed, cursor, limit: CHANGES_MAX };
    const asked = await timed(exchange, (signal) => client.fetchChanges(query, signal));
    const pauseMs = stores.directory.loadedAt() === null ? 0 : PAUSE_MS;
    const target = this.#reload?.target ?? stores.directory;
    const taken = await target.applyPage({ feed, body: asked.answer, at, pauseMs });
    sampleClock(exchange, taken.serverTime, asked);
    if (this.#reload !== null) {
      this.#reload.cursor = taken.next;
      this.#reload.rows += CHANGES_MAX;
    }
    return taken;
  }

  async #beginReload({ stores }: Exchange, feed: string): Promise<void> {
    const now = stores.clock.monotonicMs();
    if (this.#resetAtMs !== null && now - this.#resetAtMs < RESET_PAUSE_MS) {
      this.#blockedUntilMs = now + RESET_PAUSE_MS;
      throw new CentreError('FEED_RESET');
    }
    this.#resetAtMs = now;
    this.#reload = { feed, cursor: 0, rows: 0, target: await stores.directory.beginReload() };
  }
}

/** The history to follow from now on: the centre's new one, or the same from its start when the file is damaged. */
function newFeedOf(error: unknown, feed: string): string | null {
  if (error instanceof CentreError && error.reason === 'FEED_RESET') {
    const next = error.data['feed'];
    return typeof next === 'string' ? next : null;
  }
  return error instanceof TillError && error.code === 'DATA_CORRUPT' ? feed : null;
}
