import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { CertificateAuthorisation } from './certificate-holds.ts';
import type { HoldGrant } from './holds.ts';
import type { LedgerParts } from './ledger-parts.ts';
import type { ReceiptPlan } from './types.ts';

/** What the centre has set aside for this till: points of a member, money of a certificate. Called inside a transaction. */
export interface SetAside {
  /** The centre's answer; kept in memory until T1 writes it, so that it costs the sale no commit of its own. */
  noteGrant(holdId: OperationId, grant: HoldGrant): void;
  /** A hold that no receipt names may exist at the centre: its release has to lie before the sale. */
  releaseStrays(plan: ReceiptPlan): void;
  /** The receipt is on record: what was set aside for it ends as it does. */
  tieTo(plan: ReceiptPlan): void;
  /** T1 is on disk: the answer need not be remembered any more. */
  forgetGrant(holdId: OperationId | null): void;
  releaseHold(holdId: OperationId, at: Instant): void;
  releaseCertificate(authorisation: CertificateAuthorisation, at: Instant): void;
}

export function createSetAside(parts: Pick<LedgerParts, 'holds' | 'certificates' | 'operations'>): SetAside {
  const { holds, certificates, operations } = parts;
  const grants = new Map<OperationId, HoldGrant>();

  function releaseHold(holdId: OperationId, at: Instant): void {
    const hold = holds.find(holdId);
    if (hold === undefined) throw new TillError('INTERNAL', { hold: holdId });
    const { seq } = operations.append('holdReleased', { holdId, customerId: hold.customerId, instant: at }, at);
    const grant = grants.get(holdId);
    if (grant !== undefined) holds.authorise(holdId, grant);
    holds.end(holdId, 'released', seq);
    grants.delete(holdId);
  }

  function releaseCertificate({ authorisationId, number }: CertificateAuthorisation, at: Instant): void {
    const { seq } = operations.append('certificateReleased', { authorisationId, number, instant: at }, at);
    certificates.end(authorisationId, 'released', seq);
  }

  return {
    noteGrant(holdId, grant) {
      if (holds.find(holdId)?.state !== 'begun') throw new TillError('INTERNAL', { hold: holdId });
      grants.set(holdId, grant);
    },
    releaseStrays({ holdId, payments, plannedAt }) {
      for (const stray of holds.open()) if (stray !== holdId) releaseHold(stray, plannedAt);
      const used = payments.certificates.map(({ authorisationId }) => authorisationId);
      for (const stray of certificates.open()) {
        if (!used.includes(stray.authorisationId)) releaseCertificate(stray, plannedAt);
      }
    },
    tieTo({ holdId, payments, receiptId }) {
      const grant = holdId === null ? undefined : grants.get(holdId);
      if (holdId !== null && grant !== undefined) holds.authorise(holdId, grant);
      for (const { authorisationId } of payments.certificates) certificates.assign(authorisationId, receiptId);
    },
    forgetGrant(holdId) {
      if (holdId !== null) grants.delete(holdId);
    },
    releaseHold,
    releaseCertificate,
  };
}
