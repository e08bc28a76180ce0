import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../loyalty/index.ts';

/** A night shift's receipts belong to the evening before (offline-sync section 11). */
const CUT_OVER_HOUR = 4;

/** ISO date of shifts and reports in the store's zone; the engine's own days start at 00:00. */
export function businessDate(at: Instant, storeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(storeZone).toPlainDateTime();
  return local.subtract({ hours: CUT_OVER_HOUR }).toPlainDate().toString();
}
