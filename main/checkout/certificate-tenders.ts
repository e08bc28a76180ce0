/** What attached certificates pay of a receipt. Pure. Source: loyalty-domain sections 4 (stage 7) and 13. */
import { kopecks, payByCertificate } from '../../loyalty/index.ts';
import type { Basket, Certificate, CertificateTerms, Instant, Kopecks, Quote } from '../../loyalty/index.ts';

/** The PIN stays in memory: the centre wants it again when the money is set aside. */
export interface AttachedCertificate {
  certificate: Certificate;
  pin: string;
}

export interface CertificateTender {
  number: string;
  /** of this receipt; 0 when the others or nothing at all leave it anything */
  paid: Kopecks;
  /** what stays on it */
  left: Kopecks;
  /** what a use as a whole loses */
  lost: Kopecks;
  to: Instant | null;
}

/** A programme that says nothing keeps the rest of a certificate on it. */
const PART_USE: CertificateTerms = { use: 'part' };

export const termsOf = (terms: CertificateTerms | undefined): CertificateTerms => terms ?? PART_USE;

/** Marks a line that sells a certificate. */
export const CERTIFICATE_TAG = 'certificate';

/** What certificates may pay: everything but certificates sold on the same receipt. */
export function payableByCertificate({ lines }: Pick<Basket, 'lines'>, quote: Quote): Kopecks {
  const sold = new Set(lines.filter(({ tags }) => tags.includes(CERTIFICATE_TAG)).map(({ lineNo }) => lineNo));
  return kopecks(quote.lines.reduce((sum, { lineNo, net }) => (sold.has(lineNo) ? sum : sum + net), 0));
}

/** In the order of entry: each takes what the ones before it have left. */
export function payByCertificates(
  terms: CertificateTerms,
  attached: readonly AttachedCertificate[],
  payable: Kopecks,
  now: Instant,
): CertificateTender[] {
  let rest = payable;
  return attached.map(({ certificate }) => {
    const question = { certificate, isPinRight: true, toPay: rest, now };
    const done = payByCertificate(terms, question);
    const { number, to } = certificate;
    if (!done.ok) return { number, paid: kopecks(0), left: certificate.left, lost: kopecks(0), to };
    rest = kopecks(rest - done.paid);
    // A new certificate for the rest of a whole use is the same card: its number goes on with what is left.
    const left = kopecks(done.certificate.left + done.newCertificate);
    return { number, paid: done.paid, left, lost: done.lost, to };
  });
}

export const paidBy = (tenders: readonly Pick<CertificateTender, 'paid'>[]): Kopecks =>
  kopecks(tenders.reduce((sum, { paid }) => sum + paid, 0));
