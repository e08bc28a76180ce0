import iconv from 'iconv-lite';
import { concat } from './bytes.ts';

/**
 * Text and dates as the register writes them. Source: fiscal-printer section 2.
 */

/** What a receipt prints instead of characters its code page lacks. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '₽': 'руб.',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '×': 'x',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
};

/** Joiners, variation selectors, direction marks and emoji print as nothing. */
const INVISIBLE = /(?![©®™])[\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}\p{Emoji_Modifier}\p{Extended_Pictographic}]/gu;
/** Codes 1 to 31 switch fonts, 0 ends the string; every kind of space is one ordinary space. */
const BLANK = /[\p{Cc}\p{Z}]/gu;
const MARKS = /\p{M}+/gu;

type CodePage = 'cp1251' | 'cp866';

function survives(text: string, page: CodePage): boolean {
  return iconv.decode(iconv.encode(text, page), page) === text;
}

function substitute(character: string, page: CodePage): string {
  if (survives(character, page)) return character;
  const known = SUBSTITUTES[character];
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(MARKS, '');
  return plain !== '' && survives(plain, page) ? plain : '?';
}

/** The text as it will be printed: only characters of the code page, no control codes, no non-breaking spaces. */
export function mapToPage(text: string, page: CodePage): string {
  const clean = text.normalize('NFC').replace(BLANK, ' ').replace(INVISIBLE, '');
  return Array.from(clean, (character) => substitute(character, page)).join('');
}

/** CP1251, one byte per character; printed text. */
export function encodeCp1251(text: string): Uint8Array {
  return Uint8Array.from(iconv.encode(mapToPage(text, 'cp1251'), 'cp1251'));
}

/** CP866, one byte per character; TLV text. */
export function encodeCp866(text: string): Uint8Array {
  return Uint8Array.from(iconv.encode(mapToPage(text, 'cp866'), 'cp866'));
}

/** Up to the first zero byte, which ends a string. */
export function decodeCp1251(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return iconv.decode(Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)), 'cp1251');
}

export function decodeCp866(bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes), 'cp866');
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
