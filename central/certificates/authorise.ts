import type { CertificateHeld, CertificateHold } from '../../contract/sync/certificates.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { loadCertificates, saveCertificates } from './certificate.ts';
import type { CertificateHold as StoredHold } from './certificate.ts';
import { show } from './find.ts';

/**
 * How long a till may be silent about money it has set aside. A receipt made just before its line broke is a fact for
 * as long as its operation is kept (45 days), and until it arrives the same rouble must not be spent elsewhere; a till
 * that lives says itself what it does not use.
 */
const HOLD_MS = 45 * 24 * 60 * 60_000;

/**
 * Sets money of a certificate aside for a receipt: all that is asked, or nothing. The same request again is answered
 * alike; one that arrives after its own release gets nothing. Two tills never get the same rouble: the row is locked,
 * and the database refuses to reserve more than there is.
 *
 * @returns 'otherContent' when the id was used for something else
 */
export async function authoriseCertificate(
  sql: Sql,
  request: CertificateHold & { tillId: number },
  surroundings: { now: Instant; pinKey: string },
): Promise<CertificateHeld | 'otherContent'> {
  const { authorisationId, number, pin } = request;
  const books = await loadCertificates(sql, [number], [authorisationId]);
  const known = books.holds.get(authorisationId);
  if (known !== undefined && !isSame(known, request)) return 'otherContent';
  if (known?.state === 'authorised' || known?.state === 'captured') return { isHeld: true };

  const answer = show(books, number, pin, surroundings);
  const certificate = books.byNumber.get(number);
  const taken = kopecks(request.amount + request.lost);
  const mayHold =
    known === undefined &&
    answer.found === 'certificate' &&
    certificate !== undefined &&
    pays(answer.certificate, surroundings.now) &&
    answer.certificate.left >= taken;
  if (mayHold) {
    const { receiptId, tillId, amount } = request;
    const expiresAt = instant(surroundings.now + HOLD_MS);
    books.changedHolds.add({
      authorisationId,
      number,
      receiptId,
      tillId,
      amount,
      taken,
      state: 'authorised',
      expiresAt,
    });
    certificate.reserved = kopecks(certificate.reserved + taken);
    books.changed.add(certificate);
  }
  await saveCertificates(sql, books);
  return mayHold ? { isHeld: true } : { isHeld: false, answer };
}

const pays = ({ state, from, to }: { state: string; from: Instant; to: Instant | null }, now: Instant): boolean =>
  state === 'sold' && from <= now && (to === null || now < to);

/** A hold ended before it was asked for has no content to compare. */
function isSame(hold: StoredHold, request: CertificateHold & { tillId: number }): boolean {
  if (hold.number !== request.number) return false;
  return (
    hold.receiptId === null ||
    (hold.receiptId === request.receiptId &&
      hold.amount === request.amount &&
      hold.taken === request.amount + request.lost &&
      hold.tillId === request.tillId)
  );
}
