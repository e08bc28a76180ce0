import { createHash, timingSafeEqual } from 'node:crypto';

export interface Credentials {
  tillUuid: string;
  secret: string;
}

/** `Till <uuid>:<secret>`; the secret is 16 to 256 characters without spaces, made by the till at random. */
const HEADER = /^Till ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([\x21-\x7e]{16,256})$/i;

/** undefined = not a till's header */
export function parseAuthorization(header: string | undefined): Credentials | undefined {
  const [, tillUuid, secret] = HEADER.exec(header ?? '') ?? [];
  return tillUuid === undefined || secret === undefined ? undefined : { tillUuid: tillUuid.toLowerCase(), secret };
}

/** A random secret of this length needs no slow hash: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

export function isSecret(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const stored = Buffer.from(storedHash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
}
