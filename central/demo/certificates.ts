import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { NewCertificate } from '../certificates/add-certificates.ts';
import { hashPin } from '../certificates/pin.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** One that pays, one nearly used up, one that has run out, one to be sold; the PIN of all is the same. */
export function demoCertificates(now: Instant, pinKey: string): NewCertificate[] {
  const { certificate, smallCertificate, lapsedCertificate, newCertificate, certificatePin } = DEMO_CODES;
  const made = (number: string, faceValue: number, left: number | null, days: number): NewCertificate => ({
    number,
    pinHash: hashPin(pinKey, number, certificatePin),
    faceValue: kopecks(faceValue),
    left: left === null ? null : kopecks(left),
    to: instant(now + days),
  });
  return [
    made(certificate, 1_000_00, 1_000_00, YEAR_MS),
    made(smallCertificate, 500_00, 120_50, YEAR_MS),
    made(lapsedCertificate, 2_000_00, 2_000_00, 0),
    made(newCertificate, 3_000_00, null, YEAR_MS),
  ];
}
