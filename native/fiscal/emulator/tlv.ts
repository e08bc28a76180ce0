/** Elements of a fiscal document: u16 tag, u16 length, value; text in CP866. Source: fiscal-printer section 2. */
import iconv from 'iconv-lite';
import { fromLe, le } from './bytes.ts';

export interface TlvElement {
  tag: number;
  value: number[];
}

export function element(tag: number, value: readonly number[]): number[] {
  return [...le(tag, 2), ...le(value.length, 2), ...value];
}

export function byteTag(tag: number, value: number): number[] {
  return element(tag, [value]);
}

export function u32Tag(tag: number, value: number): number[] {
  return element(tag, le(value, 4));
}

/** CP866 has no guillemets and no long dash; a register writes what looks nearest. */
const NEAREST: Readonly<Record<string, string>> = {
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
};

export function textTag(tag: number, text: string): number[] {
  const plain = text.replace(/[«»„“”–—]/g, (character) => NEAREST[character] ?? character);
  return element(tag, [...iconv.encode(plain, 'cp866')]);
}

/** VLN: an integer in as few bytes as needed, at least one. */
export function vlnTag(tag: number, value: number): number[] {
  return element(tag, shortest(value));
}

/** FVLN: how many digits stand after the point, then the integer. */
export function fvlnTag(tag: number, value: number, digits: number): number[] {
  return element(tag, [digits, ...shortest(value)]);
}

/** @returns null when the bytes are not a whole sequence of elements */
export function parseTlv(bytes: ArrayLike<number>): TlvElement[] | null {
  const all = [...Array.from(bytes)];
  const elements: TlvElement[] = [];
  for (let at = 0; at < all.length;) {
    if (at + 4 > all.length) return null;
    const size = fromLe(all.slice(at + 2, at + 4));
    if (at + 4 + size > all.length) return null;
    elements.push({ tag: fromLe(all.slice(at, at + 2)), value: all.slice(at + 4, at + 4 + size) });
    at += 4 + size;
  }
  return elements;
}

export function textOf(value: readonly number[]): string {
  return iconv.decode(Buffer.from(value), 'cp866');
}

function shortest(value: number): number[] {
  const bytes = le(value, 6);
  while (bytes.length > 1 && bytes.at(-1) === 0) bytes.pop();
  return bytes;
}
