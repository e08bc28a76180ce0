import type { Coupon, Instant } from '../../loyalty/index.ts';
import { inTime } from './refresh.ts';
import type { RefreshParts } from './refresh.ts';

export interface CodeReserved {
  /** a single code's record; null for one written in the programme, or unknown */
  coupon: Coupon | null;
  isKnown: boolean;
  /** a use of it is this till's until `until` */
  isReserved: boolean;
  until: Instant;
}

/** Sets one use of a limited code aside for this till; undefined = no answer in time. */
export function reserveCode(parts: RefreshParts, code: string, timeoutMs: number): Promise<CodeReserved | undefined> {
  return inTime(parts, timeoutMs, (signal) => parts.client.calls.codes.reserve({ code }, { signal }));
}

/** How long a release is tried; after that the reservation ends by itself. */
const RELEASE_MS = 10_000;

export async function releaseCodes(parts: RefreshParts, codes: readonly string[]): Promise<void> {
  await inTime(parts, RELEASE_MS, (signal) => parts.client.calls.codes.release({ codes: [...codes] }, { signal }));
}
