import type { Logger } from 'pino';
import type { Instant } from '../loyalty/index.ts';
import type { Database } from './db/sql.ts';
import type { RateLimiter } from './http/rate-limit.ts';
import type { PreparedCache } from './programmes/shelf.ts';

/** What every request works with. */
export interface Centre {
  database: Database;
  now: () => Instant;
  cache: PreparedCache;
  limiter: RateLimiter;
  /** how often a till may ask about certificates: nobody tries numbers and PINs in bulk */
  certificateLimiter: RateLimiter;
  /** key of the PIN hashes */
  pinKey: string;
  log: Logger;
}
