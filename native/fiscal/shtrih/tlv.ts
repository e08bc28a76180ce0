import { Reader, concat, u16 } from './bytes.ts';
import { encodeCp866 } from './encoding.ts';

/** Tag, length and value, as fiscal documents carry them. Source: fiscal-printer section 2. */

export interface TlvElement {
  tag: number;
  value: Uint8Array;
}

export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  return concat(u16(tag), u16(value.length), value);
}

export function textTlv(tag: number, text: string): Uint8Array {
  return encodeTlv(tag, encodeCp866(text));
}

/** Nested elements under one tag. */
export function structTlv(tag: number, ...elements: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(tag, concat(...elements));
}

/** Elements in order; a tail that is no whole element is left out. Never throws. */
export function parseTlv(bytes: Uint8Array): TlvElement[] {
  const reader = new Reader(bytes);
  const elements: TlvElement[] = [];
  while (reader.left >= 4) {
    const tag = reader.u16();
    const length = reader.u16();
    if (length > reader.left) break;
    elements.push({ tag, value: reader.take(length) });
  }
  return elements;
}

export function findTag(elements: readonly TlvElement[], tag: number): Uint8Array | undefined {
  return elements.find((element) => element.tag === tag)?.value;
}
