export interface Rate {
  /** requests a second in the long run */
  perSecond: number;
  /** requests at once */
  burst: number;
}

/** Source: offline-sync section 13. */
export const TILL_RATE: Rate = { perSecond: 5, burst: 20 };

/** A cashier asks about a handful of certificates a minute; who asks for more is guessing. */
export const CERTIFICATE_RATE: Rate = { perSecond: 0.2, burst: 20 };

export interface RateLimiter {
  /** Takes one request of `key`; returns 0, or how many milliseconds to wait before the next try. */
  take(key: number): number;
}

/**
 * A bucket of `burst` requests per key that refills at `perSecond`.
 * @param clock monotonic milliseconds
 */
export function createRateLimiter({ perSecond, burst }: Rate, clock: () => number): RateLimiter {
  const buckets = new Map<number, { left: number; at: number }>();
  return {
    take(key) {
      const now = clock();
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) * perSecond) / 1000);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * 1000) / perSecond);
      bucket.left -= 1;
      return 0;
    },
  };
}
