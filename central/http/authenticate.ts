import type { Centre } from '../centre.ts';
import { parseAuthorization } from '../tills/credentials.ts';
import type { Credentials } from '../tills/credentials.ts';
import { findTill } from '../tills/find-till.ts';
import { failure } from './failure.ts';

/** The till of an `Authorization` header. Source: offline-sync sections 7 and 19. */
export async function authenticate(centre: Centre, authorization: string | undefined): Promise<{ tillId: number }> {
  const till = await findTill(centre.database, credentialsOf(authorization));
  if (till === undefined) throw failure('SIGNATURE');
  if (till.isBlocked) throw failure('REVOKED');
  admit(centre, till.tillId);
  return { tillId: till.tillId };
}

/** @throws SIGNATURE */
export function credentialsOf(authorization: string | undefined): Credentials {
  const credentials = parseAuthorization(authorization);
  if (credentials === undefined) throw failure('SIGNATURE');
  return credentials;
}

/** Counts a request of a till. @throws BUSY */
export function admit({ limiter }: Centre, tillId: number): void {
  const retryAfterMs = limiter.take(tillId);
  if (retryAfterMs > 0) throw failure('BUSY', { retryAfterMs });
}

/** Counts a question about a certificate. @throws BUSY */
export function admitCertificate({ certificateLimiter }: Centre, tillId: number): void {
  const retryAfterMs = certificateLimiter.take(tillId);
  if (retryAfterMs > 0) throw failure('BUSY', { retryAfterMs });
}
