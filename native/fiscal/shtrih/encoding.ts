import { decodeText, encodeText } from '../code-page.ts';
import { concat } from './bytes.ts';

/** Text and dates as the register writes them. Source: fiscal-printer section 2. */

/** CP1251, one byte per character; printed text. */
export function encodeCp1251(text: string): Uint8Array {
  return encodeText(text, 'cp1251');
}

/** CP866, one byte per character; TLV text. */
export function encodeCp866(text: string): Uint8Array {
  return encodeText(text, 'cp866');
}

/** Up to the first zero byte, which ends a string. */
export function decodeCp1251(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end), 'cp1251');
}

export function decodeCp866(bytes: Uint8Array): string {
  return decodeText(bytes, 'cp866');
}

/** Fills a fixed field with zeros; longer text stays as long as it is. */
export function padded(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.length >= size ? bytes : concat(bytes, new Uint8Array(size - bytes.length));
}

const two = (value: number | undefined): string => String(value ?? 0).padStart(2, '0');

/** Register date: day, month, year - 2000. Gives `2026-11-22`. */
export function decodeRegisterDate([day, month, year]: Uint8Array): string {
  return `20${two(year)}-${two(month)}-${two(day)}`;
}

/** Hours, minutes, seconds. Gives `14:05:00`. */
export function decodeTime([hours, minutes, seconds]: Uint8Array): string {
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** Fiscal drive date: year - 2000, month, day. Gives `2026-11-22`. */
export function decodeDriveDate([year, month, day]: Uint8Array): string {
  return `20${two(year)}-${two(month)}-${two(day)}`;
}

/** Fiscal drive date-time: year - 2000, month, day, hour, minute. Gives `2026-11-22T14:05`. */
export function decodeDriveDateTime([year, month, day, hour, minute]: Uint8Array): string {
  return `20${two(year)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
