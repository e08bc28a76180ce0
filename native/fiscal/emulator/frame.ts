/** The frame of protocol 1.x. Source: fiscal-printer section 1.1. */
export const ENQ = 0x05;
export const STX = 0x02;
export const ACK = 0x06;
export const NAK = 0x15;

/** XOR of the length byte and every body byte; STX is not included. */
export function lrcOf(body: ArrayLike<number>): number {
  let lrc = body.length;
  for (let i = 0; i < body.length; i += 1) lrc ^= body[i] ?? 0;
  return lrc & 0xff;
}

/** @param body 1..255 bytes */
export function frameOf(body: readonly number[]): number[] {
  if (body.length < 1 || body.length > 255) throw new RangeError(`a frame holds 1..255 bytes, not ${body.length}`);
  return [STX, body.length, ...body, lrcOf(body)];
}
