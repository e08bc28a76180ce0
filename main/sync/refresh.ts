/** Asking the centre while the cashier waits: in time or not at all. Source: offline-sync section 5. */
import type { OperationId } from '../../contract/units.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { StoredCustomer } from '../store/types.ts';
import { asking } from './central-client.ts';
import type { CentralClient } from './central-client.ts';
import { CentreError } from './centre-error.ts';
import type { SyncStores } from './exchange.ts';
import { systemTimers } from './timers.ts';

export type CustomerKey = 'customerId' | 'card' | 'phone';

export interface HoldRequest {
  holdId: OperationId;
  receiptId: OperationId;
  customerId: string;
  points: Points;
}

export interface RefreshParts {
  client: CentralClient;
  stores: SyncStores;
  /** the till's corrected time */
  now: () => Instant;
  /** the link is known to be down: nobody waits for it */
  isDown: () => boolean;
  /** the centre could not be reached or made no sense */
  onFailure: (error: CentreError) => void;
  /** sends the queue now; resolves when the attempt has ended, well or not */
  flush: () => Promise<void>;
}

/**
 * The member's row as it is now, taken into the copy. null = no such member; undefined = no answer in time, or an
 * answer that may or may not contain an own operation that is under way.
 */
export async function refreshCustomer(
  parts: RefreshParts,
  question: { by: CustomerKey; value: string },
  timeoutMs: number,
): Promise<StoredCustomer | null | undefined> {
  const { client, stores } = parts;
  const at = parts.now();
  const answer = await inTime(parts, timeoutMs, (signal) => client.calls.customer(question, { signal }));
  if (answer === undefined) return undefined;
  if (answer.found === null) return null;
  const { rev, record } = answer.found;
  if (stores.ledger.awaitsAnswer(record.customerId)) return undefined;
  stores.directory.putCustomer(rev, record, at);
  return stores.directory.findCustomer(record.customerId);
}

/**
 * Sets points aside for a receipt; less than asked may be granted. The hold's id must be on disk (`beginHold`).
 * undefined = no answer in time: the hold may exist and has to be released.
 *
 * What this till did to the member goes first: a hold of a receipt that was refused a moment ago is free only once the
 * centre knows, and would else cut its own successor.
 */
export async function authorise(
  parts: RefreshParts,
  request: HoldRequest,
  timeoutMs: number,
): Promise<{ granted: Points } | undefined> {
  const { client, stores, isDown, flush } = parts;
  const { clock, ledger } = stores;
  const until = clock.monotonicMs() + timeoutMs;
  if (ledger.awaitsAnswer(request.customerId) && !isDown()) {
    await Promise.race([flush(), passed(timeoutMs)]);
    if (ledger.awaitsAnswer(request.customerId)) return undefined;
  }
  const at = parts.now();
  const leftMs = Math.max(0, until - clock.monotonicMs());
  const answer = await inTime(parts, leftMs, (signal) => client.calls.authorise(request, { signal }));
  if (answer === undefined) return undefined;
  const { granted, rev, record } = answer;
  if (granted > request.points || record.customerId !== request.customerId) {
    parts.onFailure(new CentreError('garbage'));
    return undefined;
  }
  stores.ledger.noteGrant(request.holdId, { granted, rev });
  if (!stores.ledger.awaitsAnswer(record.customerId)) stores.directory.putCustomer(rev, record, at);
  return { granted };
}

export const passed = (ms: number) => new Promise<void>((resolve) => void systemTimers.after(ms, resolve));

/** An answer of the centre, or undefined where none came in time. */
export async function inTime<Answer>(
  { isDown, onFailure }: RefreshParts,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | undefined> {
  if (isDown()) return undefined;
  try {
    return await asking(call(AbortSignal.timeout(timeoutMs)));
  } catch (error) {
    if (!(error instanceof CentreError)) throw error;
    if (error.reason !== 'timeout') onFailure(error);
    return undefined;
  }
}
