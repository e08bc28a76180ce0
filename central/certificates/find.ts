import type { CertificateFound } from '../../contract/sync/certificates.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { loadCertificates, saveCertificates } from './certificate.ts';
import type { CertificateBooks, StoredCertificate } from './certificate.ts';
import { isPin } from './pin.ts';

/** Wrong PINs in a row that lock a number. */
export const WRONG_PINS_MAX = 5;
/** Five tries an hour: ten thousand PINs last 83 days. */
export const LOCK_MS = 60 * 60_000;

interface Surroundings {
  now: Instant;
  pinKey: string;
}

/** What a till may know of a number: with its PIN everything, without it only whether it is for sale. */
export async function findCertificate(
  sql: Sql,
  { number, pin }: { number: string; pin: string | null },
  surroundings: Surroundings,
): Promise<CertificateFound> {
  const books = await loadCertificates(sql, [number], []);
  const found = show(books, number, pin, surroundings);
  await saveCertificates(sql, books);
  return found;
}

/** As `findCertificate`, on books that are open; a wrong PIN is counted in them. */
export function show(
  books: CertificateBooks,
  number: string,
  pin: string | null,
  { now, pinKey }: Surroundings,
): CertificateFound {
  const certificate = books.byNumber.get(number);
  if (certificate === undefined) return { found: 'unknown' };
  if (certificate.state === 'made' && pin === null) return { found: 'forSale', faceValue: certificate.faceValue };
  if (pin === null) return { found: 'pinNeeded' };
  const { lockedUntil } = certificate;
  if (lockedUntil !== null && now < lockedUntil) return { found: 'locked', until: lockedUntil };
  if (!isPin(pinKey, certificate, pin)) return countWrongPin(books, certificate, now);
  if (certificate.wrongPins > 0) {
    certificate.wrongPins = 0;
    books.changed.add(certificate);
  }
  const { state, faceValue, from, to, rest, reserved } = certificate;
  const left = kopecks(rest - reserved);
  return { found: 'certificate', certificate: { number, state, faceValue, left, from, to }, reserved };
}

function countWrongPin(books: CertificateBooks, certificate: StoredCertificate, now: Instant): CertificateFound {
  books.changed.add(certificate);
  certificate.wrongPins += 1;
  const triesLeft = WRONG_PINS_MAX - certificate.wrongPins;
  if (triesLeft > 0) return { found: 'wrongPin', triesLeft };
  certificate.wrongPins = 0;
  certificate.lockedUntil = instant(now + LOCK_MS);
  return { found: 'locked', until: certificate.lockedUntil };
}
