import { instant } from '../../loyalty/index.ts';
import type { Clock } from '../store/clock.ts';
import type { SyncRecords } from '../store/sync-records.ts';

/**
 * The time receipts, quotas and lapsing points go by: the PC's clock corrected by the centre's, and never behind the
 * last time the centre is known to have had. Source: loyalty-domain section 3, offline-sync section 11.
 */
export function createTillClock(
  local: Clock,
  records: Pick<SyncRecords, 'clockEstimate' | 'lastKnownCentralTime'>,
): Clock {
  return {
    bootId: local.bootId,
    monotonicMs: () => local.monotonicMs(),
    now() {
      const corrected = local.now() + (records.clockEstimate()?.offsetMs ?? 0);
      return instant(Math.max(corrected, records.lastKnownCentralTime() ?? 0));
    },
  };
}
