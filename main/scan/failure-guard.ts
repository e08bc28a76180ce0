/** Guards against guessing card numbers at the counter. Source: scanners section 10, rule 8. */

const FAILURES_MAX = 10;
const WINDOW_MS = 60_000;

/** Times of failed classifications and look-ups within the last minute, monotonic milliseconds; begins empty. */
export type RecentFailures = readonly number[];

/** More than 10 failures in a minute: the cashier confirms before the next scan is looked up. */
export function countFailure(recent: RecentFailures, at: number): { recent: RecentFailures; mustConfirm: boolean } {
  const kept = [...recent.filter((failedAt) => at - failedAt < WINDOW_MS), at].slice(-(FAILURES_MAX + 1));
  return { recent: kept, mustConfirm: kept.length > FAILURES_MAX };
}
