/** The till's sync client: pushes the queue, pulls the copy, asks on behalf of the cashier, and says how it goes. */
import type { CertificateFound, CertificateHeld, CertificateHold } from '../../contract/sync/certificates.ts';
import type { QueueView } from '../../contract/till/views.ts';
import type { ErrorParams, ErrorCode } from '../../contract/errors/catalogue.ts';
import { instant } from '../../loyalty/index.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { StoredCustomer } from '../store/types.ts';
import { authoriseCertificate, findCertificate } from './certificates.ts';
import type { Answered } from './certificates.ts';
import { createCentralClient } from './central-client.ts';
import type { SyncStores } from './exchange.ts';
import type { Fetch } from './guarded-fetch.ts';
import { authorise, refreshCustomer } from './refresh.ts';
import type { CustomerKey, HoldRequest } from './refresh.ts';
import type { TransferAnswer, TransferRequest } from '../../contract/sync/transfers.ts';
import { sendPoints } from './transfers.ts';
import { releaseCodes, reserveCode } from './reserve-code.ts';
import type { CodeReserved } from './reserve-code.ts';
import { SyncLoop } from './sync-loop.ts';
import { createTillClock } from './till-clock.ts';
import { systemTimers } from './timers.ts';
import type { Timers } from './timers.ts';

export interface SyncState {
  state: 'online' | 'offline' | 'connecting';
  since: Instant;
  /** operations the centre has not acknowledged */
  queued: number;
  oldestQueuedAt: Instant | null;
  parked: number;
  /** when the copy was last level with the centre */
  dataAsOf: Instant | null;
  problem: { code: ErrorCode; params: ErrorParams } | null;
  /** rows of a load that is going on; null when there is none */
  loading: { rows: number } | null;
}

export interface Sync {
  start(): void;
  /** Ends the exchange in hand; its outcome is unknown and it is sent again next time. */
  stop(): Promise<void>;
  /** There is something to send; several calls within 250 ms are one exchange. The ledger's appends call it by themselves. */
  wake(): void;
  /** Tries at once, whatever the back-off says; resolves when the attempt has ended, well or not. */
  syncNow(): Promise<void>;
  /** null = no such member; undefined = no answer in time */
  refreshCustomer(by: CustomerKey, value: string, timeoutMs?: number): Promise<StoredCustomer | null | undefined>;
  /** undefined = no answer in time */
  authorise(request: HoldRequest, timeoutMs?: number): Promise<{ granted: Points } | undefined>;
  /** undefined = no answer in time */
  findCertificate(
    question: { number: string; pin: string | null },
    timeoutMs: number,
  ): Promise<Answered<CertificateFound>>;
  /** undefined = no answer in time */
  authoriseCertificate(request: CertificateHold, timeoutMs: number): Promise<Answered<CertificateHeld>>;
  /** undefined = no answer in time: it may have been done, and the same id again tells */
  sendPoints(request: TransferRequest, timeoutMs: number): Promise<TransferAnswer | undefined>;
  reserveCode(code: string, timeoutMs?: number): Promise<CodeReserved | undefined>;
  /** nobody waits for it: what is not released ends by itself */
  releaseCodes(codes: readonly string[]): void;
  state(): SyncState;
  /** Returns how to stop listening. */
  onState(listener: () => void): () => void;
  queueView(): QueueView;
}

export interface SyncOptions {
  stores: SyncStores;
  baseUrl: string;
  tillName: string;
  fetch?: Fetch;
  /** [0, 1), for the back-off */
  random?: () => number;
  timers?: Timers;
  /** longest back-off, ms */
  capMs?: number;
}

/** What the cashier waits for an answer. Source: offline-sync section 5. */
const CASHIER_WAITS_MS = 300;
const QUEUE_SHOWN = 200;

export function createSync(options: SyncOptions): Sync {
  const { stores, baseUrl, tillName, random = Math.random, timers = systemTimers, capMs = 60_000 } = options;
  const client = createCentralClient({
    baseUrl,
    credentials: () => stores.syncRecords.identity(),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  const clock = createTillClock(stores.clock, stores.syncRecords);
  const now = () => clock.now();
  const loop = new SyncLoop({ client, stores, now, tillName, random, timers, capMs });
  const parts = {
    client,
    stores,
    now,
    isDown: () => loop.link.state === 'offline',
    onFailure: (error: unknown) => loop.fail(error),
    flush: () => loop.flush(),
  };
  stores.ledger.onAppended(() => loop.wake());

  return {
    start: () => loop.start(),
    stop: () => loop.stop(),
    wake: () => loop.wake(),
    syncNow: () => loop.syncNow(),
    refreshCustomer: (by, value, timeoutMs = CASHIER_WAITS_MS) => refreshCustomer(parts, { by, value }, timeoutMs),
    authorise: (request, timeoutMs = CASHIER_WAITS_MS) => authorise(parts, request, timeoutMs),
    findCertificate: (question, timeoutMs) => findCertificate(parts, question, timeoutMs),
    authoriseCertificate: (request, timeoutMs) => authoriseCertificate(parts, request, timeoutMs),
    sendPoints: (request, timeoutMs) => sendPoints(parts, request, timeoutMs),
    reserveCode: (code, timeoutMs = CASHIER_WAITS_MS) => reserveCode(parts, code, timeoutMs),
    releaseCodes: (codes) => void releaseCodes(parts, codes),
    state() {
      const { queued, oldestAt, parked } = stores.outbox.summary();
      const rows = loop.loadingRows();
      return {
        ...loop.link,
        queued,
        oldestQueuedAt: oldestAt,
        parked,
        dataAsOf: stores.directory.loadedAt(),
        loading: rows === null ? null : { rows },
      };
    },
    onState: (listener) => loop.onChange(listener),
    queueView: () => ({
      operations: stores.outbox
        .view(QUEUE_SHOWN)
        .flatMap(({ seq, kind, at, state, flags }) =>
          state === 'applied' ? [] : [{ seq, kind, at, state, note: flags.length === 0 ? null : flags.join(', ') }],
        ),
      lastSuccess: stores.outbox.lastSuccessAt(),
      nextTry: loop.nextTryMs === null ? null : instant(Math.round(loop.nextTryMs)),
    }),
  };
}
