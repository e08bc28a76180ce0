/** What each step of an exchange with the centre works with. */
import type { Instant } from '../../loyalty/index.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CentralClient } from './central-client.ts';
import { asking } from './central-client.ts';

/** A cancelled request is unknown, never failed. Source: offline-sync section 12. */
const ANSWER_MS = 30_000;

export type SyncStores = Pick<Stores, 'ledger' | 'directory' | 'outbox' | 'syncRecords' | 'clock'>;

export interface Exchange {
  client: CentralClient;
  stores: SyncStores;
  tillName: string;
  /** the till's corrected time */
  now: () => Instant;
  /** the whole exchange is to end */
  stopped: AbortSignal;
  /** a request is about to leave */
  onAttempt: () => void;
  /** one came back */
  onAnswer: () => void;
}

interface Timed<Answer> {
  answer: Answer;
  /** wall at the middle of the exchange, ms */
  midpointMs: number;
  roundTripMs: number;
}

/** One request: counted as an attempt, bounded in time, timed. @throws CentreError */
export async function timed<Answer>(
  { stores: { clock }, stopped, onAttempt, onAnswer }: Exchange,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Timed<Answer>> {
  onAttempt();
  const started = { wall: clock.now(), mono: clock.monotonicMs() };
  const answer = await asking(call(AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_MS)])));
  onAnswer();
  const roundTripMs = Math.max(0, clock.monotonicMs() - started.mono);
  return { answer, roundTripMs, midpointMs: Math.round(started.wall + roundTripMs / 2) };
}

/** Each exchange samples the centre's clock. Source: offline-sync section 11. */
export function sampleClock(
  { stores }: Exchange,
  serverTime: number,
  { midpointMs, roundTripMs }: Timed<unknown>,
): void {
  stores.syncRecords.addClockSample({ offsetMs: serverTime - midpointMs, roundTripMs });
}
