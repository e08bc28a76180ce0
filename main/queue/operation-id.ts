import { randomBytes } from 'node:crypto';
import { operationId } from '../../contract/units.ts';
import type { OperationId } from '../../contract/units.ts';

export interface OperationIdSource {
  /** wall clock, ms since 1970 */
  now(): number;
  /** cryptographic random bytes */
  random(length: number): Uint8Array;
}

const COUNTER_MAX = 2n ** 32n;

/**
 * Makes UUIDv7 that grow strictly within this process: where the clock steps back or stands still, the time of the
 * last one is kept and a 32-bit counter above the random tail goes up. Source: offline-sync section 3, RFC 9562 6.2.
 */
export function createOperationIds(
  source: OperationIdSource = { now: () => Date.now(), random: randomBytes },
): () => OperationId {
  let lastMs = -1;
  let counter = 0n;
  return () => {
    const now = source.now();
    if (now > lastMs) {
      lastMs = now;
      // Starts in the lower half, so that a burst within one millisecond has room.
      counter = toBigInt(source.random(4)) >> 1n;
    } else {
      counter += 1n;
      if (counter === COUNTER_MAX) {
        lastMs += 1;
        counter = 0n;
      }
    }
    return format(BigInt(lastMs), counter, toBigInt(source.random(6)) & 0x3ff_ffff_ffffn);
  };
}

/** 48 bits of time, version 7, 12 + 20 bits of counter around the variant, 42 random bits. */
function format(ms: bigint, counter: bigint, tail: bigint): OperationId {
  const high = (ms << 16n) | 0x7000n | (counter >> 20n);
  const low = (0b10n << 62n) | ((counter & 0xf_ffffn) << 42n) | tail;
  const hex = high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return operationId.parse(parts.join('-'));
}

const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
