/**
 * The register's wall clock. An instant is "local milliseconds": the wall clock read as if it were UTC, so that
 * no time zone enters the emulator. Source: fiscal-printer section 2.
 */
export type LocalMs = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Register date: day, month, year - 2000. */
export function registerDate(at: LocalMs): number[] {
  const date = new Date(at);
  return [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear() - 2000];
}

/** Register time: hour, minute, second. */
export function registerTime(at: LocalMs): number[] {
  const date = new Date(at);
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
}

/** DATE_TIME of the fiscal drive: year - 2000, month, day, hour, minute: the other order. */
export function driveDateTime(at: LocalMs): number[] {
  return [...registerDate(at).reverse(), ...registerTime(at).slice(0, 2)];
}

/** `20261122T1405`, as the QR code of a receipt has it. */
export function compactDateTime(at: LocalMs): string {
  return new Date(at).toISOString().slice(0, 16).replace(/[-:]/g, '');
}

/** `22.11.26 14:05` */
export function printedDateTime(at: LocalMs): string {
  const [day, month, year] = registerDate(at).map(twoDigits);
  const [hour, minute] = registerTime(at).map(twoDigits);
  return `${day}.${month}.${year} ${hour}:${minute}`;
}

/** @returns null for a date that does not exist, such as 31.02 */
export function dateToMs(day: number, month: number, year: number): LocalMs | null {
  const at = Date.UTC(2000 + year, month - 1, day);
  const [d, m, y] = registerDate(at);
  return d === day && m === month && y === year && year < 100 ? at : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
