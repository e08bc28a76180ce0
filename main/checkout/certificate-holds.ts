import { TillError } from '../../contract/errors/catalogue.ts';
import type { CertificateFound } from '../../contract/sync/certificates.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Ledger, PlannedCertificate } from '../store/types.ts';
import { answered } from './certificates.ts';
import { NEEDED_ANSWER_MS } from './ports.ts';
import type { Clock, Sync } from './ports.ts';
import type { Priced } from './pricing.ts';

export interface CertificateHoldParts {
  ledger: Pick<Ledger, 'beginCertificates' | 'releaseCertificates'>;
  sync: Pick<Sync, 'authoriseCertificate'>;
  clock: Clock;
  newId: () => OperationId;
}

/** The certificate is no longer what the cashier was shown; pay is pressed again on the new total. */
export class CertificateChanged extends TillError {
  readonly number: string;
  readonly found: CertificateFound;

  constructor(number: string, found: CertificateFound) {
    super('CERTIFICATE_CHANGED');
    this.number = number;
    this.found = found;
  }
}

/**
 * Sets the money of every certificate on the receipt aside at the centre, all of them or none. The ids are on disk
 * before the requests leave (T0); whatever is then not used is released by an operation of this till.
 *
 * @throws TillError CERTIFICATE_OFFLINE, CERTIFICATE_BUSY, or CertificateChanged
 */
export async function clearCertificates(
  receiptId: OperationId,
  { certificates, draft }: Priced,
  { ledger, sync, clock, newId }: CertificateHoldParts,
): Promise<PlannedCertificate[]> {
  const planned = certificates
    .filter(({ paid }) => paid > 0)
    .map(({ number, paid: amount, lost, left }) => ({ number, authorisationId: newId(), amount, lost, left }));
  if (planned.length === 0) return [];
  ledger.beginCertificates(planned, clock.now());
  try {
    for (const { number, authorisationId, amount, lost } of planned) {
      const pin = draft.certificates.find(({ certificate }) => certificate.number === number)?.pin ?? '';
      const request = { authorisationId, receiptId, number, pin, amount, lost };
      const answer = answered(await sync.authoriseCertificate(request, NEEDED_ANSWER_MS));
      if (!answer.isHeld) throw new CertificateChanged(number, answer.answer);
    }
    return planned;
  } catch (error) {
    ledger.releaseCertificates(planned, clock.now());
    throw error;
  }
}
