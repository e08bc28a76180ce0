/** An answer shorter than its layout. */
export class ShortAnswer extends Error {
  override readonly name = 'ShortAnswer';
}

/** Little-endian unsigned integer of 1 to 6 bytes. */
export function littleEndian(value: number, size: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * size)) {
    throw new RangeError(`${value} does not fit ${size} bytes`);
  }
  const bytes = new Uint8Array(size);
  let rest = value;
  for (let at = 0; at < size; at += 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

export const u8 = (value: number): Uint8Array => littleEndian(value, 1);
export const u16 = (value: number): Uint8Array => littleEndian(value, 2);
export const u32 = (value: number): Uint8Array => littleEndian(value, 4);
export const u40 = (value: number): Uint8Array => littleEndian(value, 5);
export const u48 = (value: number): Uint8Array => littleEndian(value, 6);

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `FF45`, for messages. */
export function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}

/** Reads an answer's data from its start; every read past the end throws {@link ShortAnswer}. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  take(size: number): Uint8Array {
    if (this.left < size) throw new ShortAnswer(`${size} bytes expected, ${this.left} left`);
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }

  skip(size: number): void {
    this.take(size);
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }

  u8(): number {
    return this.#integer(1);
  }

  u16(): number {
    return this.#integer(2);
  }

  u32(): number {
    return this.#integer(4);
  }

  u40(): number {
    return this.#integer(5);
  }

  u48(): number {
    return this.#integer(6);
  }

  #integer(size: number): number {
    return this.take(size).reduceRight((value, byte) => value * 256 + byte, 0);
  }
}
