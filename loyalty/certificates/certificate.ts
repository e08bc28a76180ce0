/** Gift certificates: a tender, sold as an advance and paid as an advance. Source: loyalty-domain section 13 (W44). */
import { z } from 'zod';
import { kopecks } from '../money/units.ts';
import type { Instant, Kopecks } from '../money/units.ts';

export const certificateTermsSchema = z.strictObject({
  use: z.enum(['part', 'whole']).describe('May a part be used and the rest kept on the same number?'),
  restOfWholeUse: z
    .enum(['lost', 'newCertificate'])
    .optional()
    .describe('What becomes of the rest where the whole is used at once; lost by default.'),
});

export type CertificateTerms = z.infer<typeof certificateTermsSchema>;

export interface Certificate {
  number: string;
  state: 'made' | 'sold' | 'used' | 'blocked';
  faceValue: Kopecks;
  /** What it still pays, ≤ faceValue. */
  left: Kopecks;
  /** Pays in [from, to). */
  from: Instant;
  /** null = without an end */
  to: Instant | null;
}

export type CertificateRefusal =
  'unknown' | 'wrongPin' | 'notSold' | 'blocked' | 'used' | 'notYet' | 'lapsed' | 'nothingToPay';

export interface CertificatePayment {
  ok: true;
  /** The part of the receipt it pays. */
  paid: Kopecks;
  certificate: Certificate;
  /** The face value of the certificate given for the rest; 0 = none. */
  newCertificate: Kopecks;
  /** The rest that nobody gets. */
  lost: Kopecks;
}

export interface CertificateQuestion {
  /** undefined = no such number */
  certificate: Certificate | undefined;
  /** Whether the PIN given is the certificate's, as its store has compared it. */
  isPinRight: boolean;
  /** What the receipt still asks for. */
  toPay: Kopecks;
  now: Instant;
}

/** What a certificate pays of a receipt; never offline, where it cannot be told from a copy. A refusal changes nothing. */
export function payByCertificate(
  terms: CertificateTerms,
  { certificate, isPinRight, toPay, now }: CertificateQuestion,
): CertificatePayment | { ok: false; reason: CertificateRefusal } {
  if (certificate === undefined) return { ok: false, reason: 'unknown' };
  const reason = isPinRight ? findObstacle(certificate, toPay, now) : 'wrongPin';
  if (reason !== null) return { ok: false, reason };
  const paid = Math.min(certificate.left, toPay);
  const rest = certificate.left - paid;
  const keepsRest = terms.use === 'part';
  const isReplaced = !keepsRest && terms.restOfWholeUse === 'newCertificate';
  const left = kopecks(keepsRest ? rest : 0);
  return {
    ok: true,
    paid: kopecks(paid),
    certificate: { ...certificate, left, state: left === 0 ? 'used' : 'sold' },
    newCertificate: kopecks(isReplaced ? rest : 0),
    lost: kopecks(keepsRest || isReplaced ? 0 : rest),
  };
}

function findObstacle({ state, left, from, to }: Certificate, toPay: Kopecks, now: Instant): CertificateRefusal | null {
  if (state === 'made') return 'notSold';
  if (state === 'blocked') return 'blocked';
  if (state === 'used' || left === 0) return 'used';
  if (now < from) return 'notYet';
  if (to !== null && now >= to) return 'lapsed';
  return toPay === 0 ? 'nothingToPay' : null;
}
