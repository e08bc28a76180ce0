import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { counterName } from '../ledger/books.ts';
import type { Named } from '../ledger/open-books.ts';
import type { KnownOperation } from './operation.ts';

/** Everything these operations speak of, so that it can be locked and read at once. */
export function namesIn(operations: readonly KnownOperation[]): Named {
  const names = operations.map(namesOf);
  const all = (key: keyof Named): string[] => [...new Set(names.flatMap((one) => one[key] ?? []))];
  return {
    customerIds: all('customerIds'),
    cardNumbers: all('cardNumbers'),
    holdIds: all('holdIds'),
    receiptIds: all('receiptIds'),
    saleIds: all('saleIds'),
    programmeIds: all('programmeIds'),
    couponCodes: all('couponCodes'),
    certificateNumbers: all('certificateNumbers'),
    authorisationIds: all('authorisationIds'),
    counterNames: all('counterNames'),
    inviterIds: all('inviterIds'),
  };
}

function namesOf({ kind, payload }: KnownOperation): Partial<Named> {
  switch (kind) {
    case 'saleFiscalised':
      return {
        customerIds: [...present(payload.customer?.customerId), ...receiversIn(payload)],
        cardNumbers: present(payload.unknownCard),
        holdIds: present(payload.holdId),
        receiptIds: [payload.receiptId],
        programmeIds: present(payload.programme?.id),
        certificateNumbers: [...payload.payments.certificates, ...payload.certificatesSold].map(({ number }) => number),
        authorisationIds: payload.payments.certificates.map(({ authorisationId }) => authorisationId),
        couponCodes: payload.claim.changes.flatMap((change) => (change.kind === 'couponUsed' ? [change.code] : [])),
        counterNames: countersIn(payload),
      };
    case 'eventRecorded':
      return {
        customerIds: [payload.customer.customerId],
        programmeIds: [payload.programme.id],
        counterNames: countersIn(payload),
      };
    case 'inviterNamed':
      return { customerIds: [payload.customerId, payload.inviterId], inviterIds: [payload.inviterId] };
    case 'saleReturned':
      return {
        customerIds: present(payload.customerId),
        cardNumbers: present(payload.unknownCard),
        receiptIds: [payload.receiptId],
        saleIds: [payload.saleId],
        certificateNumbers: payload.claim.certificates.map(({ number }) => number),
        couponCodes: payload.claim.changes.flatMap((change) => (change.kind === 'couponUsed' ? [change.code] : [])),
      };
    case 'saleCancelled':
      return {
        customerIds: present(payload.customerId),
        holdIds: present(payload.holdId),
        receiptIds: [payload.receiptId],
        certificateNumbers: payload.certificates.map(({ number }) => number),
        authorisationIds: payload.certificates.map(({ authorisationId }) => authorisationId),
      };
    case 'certificateReleased':
      return { certificateNumbers: [payload.number], authorisationIds: [payload.authorisationId] };
    case 'allotmentReturned':
      return { counterNames: [counterName(payload)] };
    case 'holdReleased':
      return { customerIds: [payload.customerId], holdIds: [payload.holdId] };
    case 'shiftOpened':
    case 'shiftClosed':
    case 'cashMoved':
      return {};
  }
}

/** Members who get points of somebody else's receipt. */
function receiversIn({ claim }: SaleFiscalised): string[] {
  return claim.changes.flatMap((change) => (change.kind === 'pointsTo' ? [change.memberId] : []));
}

type Claimed = Pick<SaleFiscalised['claim'], 'changes'>;

/** A sale without a programme counts in that in force, whose limits it does not know: nothing to look at before. */
function countersIn({ claim, programme }: Pick<SaleFiscalised, 'programme'> & { claim: Claimed }): string[] {
  if (programme === null) return [];
  return claim.changes.flatMap((change) =>
    change.kind === 'counter' && change.scope === 'programme'
      ? [counterName({ programmeId: programme.id, key: change.key })]
      : [],
  );
}

function present(name: string | null | undefined): string[] {
  return name === null || name === undefined ? [] : [name];
}
