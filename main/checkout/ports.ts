/** What the use cases of the checkout need from the parts of the till around them. */
import type { Instant, Points } from '../../loyalty/index.ts';
import type { ErrorCode, ErrorParams } from '../../contract/errors/catalogue.ts';
import type { CertificateFound, CertificateHeld, CertificateHold } from '../../contract/sync/certificates.ts';
import type { TransferAnswer, TransferRequest } from '../../contract/sync/transfers.ts';
import type { QueueView, Signal } from '../../contract/till/views.ts';
import type { StoredCustomer } from '../store/types.ts';
import type { Clock as SystemClock } from '../store/clock.ts';
import type { Answered } from '../sync/certificates.ts';
import type { CodeReserved } from '../sync/reserve-code.ts';
import type { HoldRequest } from '../sync/refresh.ts';

export type { Timers } from '../sync/timers.ts';

/** `now` is never behind the last known time of the centre (loyalty-domain section 3). */
export type Clock = Pick<SystemClock, 'now' | 'monotonicMs'>;

export interface Log {
  error(message: string, cause: unknown): void;
}

/** What the till knows of its link with the centre. */
export interface LinkFacts {
  state: 'online' | 'offline' | 'connecting';
  since: Instant;
  problem: { code: ErrorCode; params: ErrorParams } | null;
  /** rows of the first load so far; null once it is complete */
  loading: { rows: number } | null;
}

export interface Sync {
  start(): void;
  stop(): void | Promise<void>;
  /** There is something to send. */
  wake(): void;
  syncNow(): Promise<void>;
  state(): LinkFacts;
  onState(listener: () => void): unknown;
  /** null = no such member; undefined = no answer in time */
  refreshCustomer(
    by: 'customerId' | 'card' | 'phone',
    value: string,
    timeoutMs: number,
  ): Promise<StoredCustomer | null | undefined>;
  /** undefined = no answer in time */
  authorise(request: HoldRequest, timeoutMs: number): Promise<{ granted: Points } | undefined>;
  findCertificate(
    question: { number: string; pin: string | null },
    timeoutMs: number,
  ): Promise<Answered<CertificateFound>>;
  authoriseCertificate(request: CertificateHold, timeoutMs: number): Promise<Answered<CertificateHeld>>;
  /** Points to somebody else; undefined = no answer in time: it may have been done, and the same id again tells. */
  sendPoints(request: TransferRequest, timeoutMs: number): Promise<TransferAnswer | undefined>;
  /** Sets a use of a limited code aside; undefined = no answer in time. */
  reserveCode(code: string, timeoutMs: number): Promise<CodeReserved | undefined>;
  /** Nobody waits for it: what is not released ends by itself. */
  releaseCodes(codes: readonly string[]): void;
  queueView(): QueueView;
}

export type SendSignal = (signal: Signal) => void;

/** How long the cashier waits for the centre before the copy is used (offline-sync section 5). */
export const CENTRE_ANSWER_MS = 300;

/** Longer than for points: without the answer there is nothing to go on with. */
export const NEEDED_ANSWER_MS = 3_000;

/** Nobody waits for a customer's fresh figures: a late answer is taken as well (ui section 6, "link slow"). */
export const LATE_ANSWER_MS = 30_000;

/**
 * The points at which crash tests end the process. C01 before T1, C02 after it, C03 while lines go to the register,
 * C04 the close is sent, C05 its answer is read, C06 before T2, C07 after it, C08 while the printer finishes.
 * Source: offline-sync section 15.
 */
export type CrashPoint = 'C01' | 'C02' | 'C03' | 'C04' | 'C05' | 'C06' | 'C07' | 'C08';
export type Hooks = (point: CrashPoint) => void | Promise<void>;
