import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { instant } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';

/** Time as the till sees it. The wall may jump; only the monotonic reading measures how long something took. */
export interface Clock {
  now(): Instant;
  /** milliseconds, comparable only with readings of the same `bootId` */
  monotonicMs(): number;
  bootId: string;
}

export function systemClock(): Clock {
  return {
    now: () => instant(Date.now()),
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    bootId: readBootId(),
  };
}

/** Linux counts the monotonic clock from boot and names the boot; elsewhere a reading is comparable in one process only. */
function readBootId(): string {
  if (process.platform !== 'linux') return randomUUID();
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
