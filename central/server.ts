import { performance } from 'node:perf_hooks';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { instant } from '../loyalty/index.ts';
import type { Instant } from '../loyalty/index.ts';
import type { Centre } from './centre.ts';
import { openDatabase } from './db/open.ts';
import type { Database } from './db/sql.ts';
import { openFirst } from './open-first.ts';
import { createHttp } from './http/http.ts';
import { CERTIFICATE_RATE, createRateLimiter, TILL_RATE } from './http/rate-limit.ts';
import type { Rate } from './http/rate-limit.ts';
import { expireCertificateHolds } from './certificates/expire.ts';
import { loadPinKey } from './certificates/pin-key.ts';
import { releaseExpired } from './holds/expire.ts';

export interface CentreOptions {
  /** folder of the embedded engine */
  dataDir?: string | undefined;
  /** a PostgreSQL server; wins over `dataDir`; neither = in memory */
  databaseUrl?: string | undefined;
  host?: string | undefined;
  /** 0 = any free one */
  port?: number | undefined;
  /** fills an empty centre with the demo shop */
  demo?: boolean | undefined;
  log?: Logger | undefined;
  rate?: Rate | undefined;
  now?: (() => Instant) | undefined;
  /** key of the certificates' PIN hashes; else one made once and kept in the database */
  pinKey?: string | undefined;
}

export interface RunningCentre {
  url: string;
  engine: Database['engine'];
  /** Answers what is under way, then closes the database. */
  close(): Promise<void>;
}

const SWEEP_MS = 60_000;

/**
 * Starts a central server and resolves when it listens.
 * @throws CentreInUseError, NewerDatabaseError, or what the database or the port say
 */
export async function startCentral(options: CentreOptions): Promise<RunningCentre> {
  const log = options.log ?? pino({ enabled: false });
  const now = options.now ?? (() => instant(Date.now()));
  const database = await openDatabase(options, (error) => log.warn({ name: error.name }, 'connection lost'));
  try {
    const pinKey = await loadPinKey(database, options.pinKey);
    await openFirst(database, { now: now(), demo: options.demo ?? false, pinKey });
    const limiter = createRateLimiter(options.rate ?? TILL_RATE, () => performance.now());
    const certificateLimiter = createRateLimiter(options.rate ?? CERTIFICATE_RATE, () => performance.now());
    const centre: Centre = { database, now, cache: new Map(), limiter, certificateLimiter, pinKey, log };
    const http = await createHttp(centre);
    await http.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
    const sweep = setInterval(() => {
      Promise.all([releaseExpired(centre), expireCertificateHolds(centre)]).catch((error: unknown) =>
        log.warn({ name: String(error) }, 'holds not released'),
      );
    }, SWEEP_MS);
    return {
      url: urlOf(http.server.address()),
      engine: database.engine,
      async close() {
        clearInterval(sweep);
        await http.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function urlOf(address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
