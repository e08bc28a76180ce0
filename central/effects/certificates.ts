/** What operations do to gift certificates. A fact is never refused: what is odd about it becomes a flag. */
import type { SaleFiscalised, SaleReturned } from '../../contract/sync/operations.ts';
import { graceEnd, kopecks } from '../../loyalty/index.ts';
import type { Instant, ReturnTerms } from '../../loyalty/index.ts';
import type { CertificateBooks, CertificateHold, StoredCertificate } from '../certificates/certificate.ts';

/** Certificates that the receipt sold come into force with their face value, whatever was printed on the line. */
export function sellCertificates(books: CertificateBooks, opId: string, sale: SaleFiscalised, flags: string[]): void {
  for (const { number, faceValue } of sale.certificatesSold) {
    const certificate = books.byNumber.get(number);
    if (certificate?.state !== 'made') {
      flags.push(certificate === undefined ? 'unknownCertificate' : 'certificateNotForSale');
      continue;
    }
    if (certificate.faceValue !== faceValue) flags.push('certificateValueDiffers');
    certificate.state = 'sold';
    certificate.rest = certificate.faceValue;
    certificate.soldBy = sale.receiptId;
    books.changed.add(certificate);
    books.entries.push({ cause: opId, number, reason: 'sold', amount: certificate.faceValue, at: sale.instant });
  }
}

/**
 * Money the receipt has paid with leaves the certificate. A hold that has ended covers nothing, but the receipt is a
 * fact and takes what is still free; what is missing is the shop's loss and a flag.
 */
export function payWithCertificates(
  books: CertificateBooks,
  opId: string,
  sale: SaleFiscalised,
  flags: string[],
): void {
  for (const { number, authorisationId, amount, lost } of sale.payments.certificates) {
    const certificate = books.byNumber.get(number);
    if (certificate === undefined) {
      flags.push('unknownCertificate');
      continue;
    }
    capture(books, certificate, { authorisationId, receiptId: sale.receiptId, at: sale.instant }, flags);
    const free = certificate.rest - certificate.reserved;
    const paid = Math.min(amount, free);
    const forfeited = Math.min(lost, free - paid);
    if (paid + forfeited < amount + lost) flags.push('certificateOverdrawn');
    certificate.rest = kopecks(certificate.rest - paid - forfeited);
    if (certificate.rest === 0) certificate.state = 'used';
    books.changed.add(certificate);
    const cause = { cause: opId, number, at: sale.instant };
    if (paid > 0) books.entries.push({ ...cause, reason: 'paid', amount: 0 - paid });
    if (forfeited > 0) books.entries.push({ ...cause, reason: 'lost', amount: 0 - forfeited });
  }
}

/**
 * Money of a return goes back to the certificates that had paid it. One whose term has passed pays for some days more,
 * as redeemed points do; one that is blocked stays so, with the money on it.
 */
export function giveBackToCertificates(
  books: CertificateBooks,
  back: Pick<SaleReturned, 'claim' | 'instant'>,
  { opId, terms, now }: { opId: string; terms: ReturnTerms; now: Instant },
): string[] {
  return back.claim.certificates.flatMap(({ number, amount }) => {
    const certificate = books.byNumber.get(number);
    if (certificate === undefined) return ['unknownCertificate'];
    const given = Math.min(amount, certificate.faceValue - certificate.rest);
    const flags = given < amount ? ['certificateOverfilled'] : [];
    if (given === 0) return flags;
    certificate.rest = kopecks(certificate.rest + given);
    if (certificate.state === 'used') certificate.state = 'sold';
    if (certificate.to !== null && certificate.to <= now) {
      certificate.to = graceEnd(now, terms.restoreGraceDays, terms.zone);
    }
    books.changed.add(certificate);
    books.entries.push({ cause: opId, number, reason: 'returned', amount: given, at: back.instant });
    return flags;
  });
}

function capture(
  books: CertificateBooks,
  certificate: StoredCertificate,
  { authorisationId, receiptId, at }: { authorisationId: string; receiptId: string; at: Instant },
  flags: string[],
): void {
  const hold = books.holds.get(authorisationId);
  if (hold === undefined) {
    flags.push('certificateNotHeld');
    rememberEnded(books, { authorisationId, number: certificate.number, at, state: 'captured' });
    return;
  }
  const isOthers = hold.number !== certificate.number || (hold.receiptId !== null && hold.receiptId !== receiptId);
  if (isOthers || hold.state === 'captured') {
    flags.push('certificateHoldMismatch');
    return;
  }
  if (hold.state === 'authorised') certificate.reserved = kopecks(certificate.reserved - hold.taken);
  else flags.push('certificateHoldEnded');
  hold.state = 'captured';
  books.changedHolds.add(hold);
}

export interface CertificateRelease {
  authorisationId: string;
  number: string;
  at: Instant;
  state: 'released' | 'expired';
}

/** Frees what was set aside, whatever has become of it; the flags say what was not as expected. */
export function releaseCertificate(books: CertificateBooks, release: CertificateRelease): string[] {
  const hold = books.holds.get(release.authorisationId);
  if (hold === undefined) {
    rememberEnded(books, release);
    return [];
  }
  if (hold.number !== release.number) return ['certificateHoldMismatch'];
  if (hold.state === 'captured') return ['certificateHoldCaptured'];
  const certificate = books.byNumber.get(hold.number);
  if (hold.state === 'authorised' && certificate !== undefined) {
    certificate.reserved = kopecks(certificate.reserved - hold.taken);
    books.changed.add(certificate);
  }
  hold.state = release.state;
  books.changedHolds.add(hold);
  return [];
}

/** A request for it that is still on its way gets nothing. */
function rememberEnded(
  books: CertificateBooks,
  {
    authorisationId,
    number,
    at,
    state,
  }: Pick<CertificateHold, 'authorisationId' | 'number' | 'state'> & { at: Instant },
): void {
  const nothing = { receiptId: null, tillId: null, amount: kopecks(0), taken: kopecks(0), expiresAt: at };
  const hold: CertificateHold = { authorisationId, number, state, ...nothing };
  books.holds.set(authorisationId, hold);
  books.changedHolds.add(hold);
}
