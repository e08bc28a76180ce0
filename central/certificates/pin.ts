import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hash that is kept of a PIN, hex. The number is part of it, so that equal PINs do not look alike. */
export function hashPin(key: string, number: string, pin: string): string {
  return createHmac('sha256', key).update(`${number}|${pin}`).digest('hex');
}

export function isPin(key: string, { number, pinHash }: { number: string; pinHash: string }, pin: string): boolean {
  return timingSafeEqual(Buffer.from(hashPin(key, number, pin), 'hex'), Buffer.from(pinHash, 'hex'));
}
