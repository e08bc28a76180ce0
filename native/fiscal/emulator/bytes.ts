/** Little-endian numbers and CP1251 text inside request and answer bodies. Source: fiscal-printer section 2. */
import iconv from 'iconv-lite';

/** @param value integer, 0 ≤ value < 256^size; size ≤ 6, so every value is exact in a double */
export function le(value: number, size: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (let i = 0; i < size; i += 1) {
    bytes.push(rest % 256);
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

export function fromLe(bytes: ArrayLike<number>): number {
  let value = 0;
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = value * 256 + (bytes[i] ?? 0);
  return value;
}

export function encodeText(text: string): number[] {
  return [...iconv.encode(text, 'win1251')];
}

/** Text ends at the first 00; the font switches 1..9 and other control codes are not printed. */
export function decodeText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const shown = (end < 0 ? bytes : bytes.subarray(0, end)).filter((byte) => byte >= 32 || byte === 10);
  return iconv.decode(Buffer.from(shown), 'win1251');
}

/** A field of fixed width, cut or padded with 00. */
export function fixedText(text: string, size: number): number[] {
  const bytes = encodeText(text).slice(0, size);
  return [...bytes, ...Array<number>(size - bytes.length).fill(0)];
}

export function toHex(bytes: Iterable<number>): string {
  return Buffer.from([...bytes]).toString('hex');
}

export function fromHex(hex: string): number[] {
  return [...Buffer.from(hex, 'hex')];
}

/** Reads a request body in order. The lengths were checked before, so running past the end is our bug. */
export class BodyReader {
  private readonly bytes: Uint8Array;
  private offset: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.bytes = bytes;
    this.offset = offset;
  }

  get left(): number {
    return this.bytes.length - this.offset;
  }

  take(size: number): Uint8Array {
    if (size > this.left) throw new RangeError(`a body of ${this.bytes.length} bytes has no ${size} at ${this.offset}`);
    this.offset += size;
    return this.bytes.subarray(this.offset - size, this.offset);
  }

  number(size: number): number {
    return fromLe(this.take(size));
  }

  u8(): number {
    return this.number(1);
  }

  /** Money in kopecks, or a sum that may be "all FF", which gives null: the register computes it. */
  sumOrNull(): number | null {
    const value = this.number(5);
    return value === 0xff_ffff_ffff ? null : value;
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }
}
