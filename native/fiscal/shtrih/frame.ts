/** Frames of the standard lower level: STX, N, body, LRC. Source: fiscal-printer section 1.1. */

export const ENQ = 0x05;
export const STX = 0x02;
export const ACK = 0x06;
export const NAK = 0x15;

const BODY_MAX = 255;
export const FF_FAMILY = 0xff;

/** XOR of the length byte and every body byte; STX is outside. */
function lrc(body: Uint8Array): number {
  return body.reduce((sum, byte) => sum ^ byte, body.length);
}

/** @param body 1 to 255 bytes, code first */
export function encodeFrame(body: Uint8Array): Uint8Array {
  if (body.length === 0 || body.length > BODY_MAX) throw new RangeError(`a body of ${body.length} bytes`);
  return Uint8Array.from([STX, body.length, ...body, lrc(body)]);
}

/** One byte for old commands; `FF` and a second byte for the FF family, given as 0xff45. */
export function codeBytes(code: number): Uint8Array {
  return Uint8Array.from(code > 0xff ? [code >> 8, code & 0xff] : [code]);
}

export interface AnswerParts {
  /** 0 is success */
  error: number;
  data: Uint8Array;
}

/**
 * Splits an answer to `code`; null when the body answers some other command. A register that does not know the
 * FF family at all answers `FF <error>` without the second code byte. Source: fiscal-printer section 1.1.
 */
export function splitAnswer(code: number, body: Uint8Array): AnswerParts | null {
  const [first, second, third] = body;
  const nothing = new Uint8Array();
  if (code <= 0xff) {
    return first === code && second !== undefined ? { error: second, data: body.subarray(2) } : null;
  }
  if (first !== FF_FAMILY || second === undefined) return null;
  if (third === undefined) return { error: second, data: nothing };
  return second === (code & 0xff) ? { error: third, data: body.subarray(3) } : null;
}

export type FrameStep = { kind: 'more' } | { kind: 'frame'; body: Uint8Array } | { kind: 'broken' };

/**
 * Takes an answer byte by byte. Data is not escaped, so the length byte alone says where a frame ends: control
 * bytes inside the body are data. Bytes before STX are dropped; after a frame or a breakage it starts anew.
 *
 *     hunting ──STX──▶ length ──N──▶ body ──N bytes──▶ check ──▶ hunting
 */
export class FrameDecoder {
  #state: 'hunting' | 'length' | 'body' | 'check' = 'hunting';
  #body = new Uint8Array();
  #filled = 0;

  /** True from STX until the frame ends. */
  get isInsideFrame(): boolean {
    return this.#state !== 'hunting';
  }

  reset(): void {
    this.#state = 'hunting';
  }

  push(byte: number): FrameStep {
    switch (this.#state) {
      case 'hunting':
        if (byte === STX) this.#state = 'length';
        return { kind: 'more' };
      case 'length':
        if (byte === 0) return this.#end({ kind: 'broken' });
        this.#body = new Uint8Array(byte);
        this.#filled = 0;
        this.#state = 'body';
        return { kind: 'more' };
      case 'body':
        this.#body[this.#filled] = byte;
        this.#filled += 1;
        if (this.#filled === this.#body.length) this.#state = 'check';
        return { kind: 'more' };
      case 'check':
        return this.#end(byte === lrc(this.#body) ? { kind: 'frame', body: this.#body } : { kind: 'broken' });
    }
  }

  #end(step: FrameStep): FrameStep {
    this.#state = 'hunting';
    return step;
  }
}
