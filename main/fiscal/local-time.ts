import { Temporal } from 'temporal-polyfill';

/** An instant as the wall clock of the store's zone shows it, `2026-11-22T14:05:00`: registers know no zones. */
export function localTime(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second', roundingMode: 'trunc' });
}
