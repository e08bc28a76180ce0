/** Money of certificates that this till has set aside at the centre. Source: offline-sync section 5, as holds. */
import type { OperationId } from '../../contract/units.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Connection } from './sqlite.ts';

export interface CertificateAuthorisation {
  authorisationId: OperationId;
  number: string;
}

/** Changes belong inside the caller's transaction. */
export interface CertificateHolds {
  begin(authorisation: CertificateAuthorisation, at: Instant): void;
  /** inside T1: from now on it ends as its receipt does */
  assign(authorisationId: OperationId, receiptId: OperationId): void;
  end(authorisationId: OperationId, state: 'captured' | 'released', seq: number): void;
  find(authorisationId: OperationId): (CertificateAuthorisation & { state: string }) | undefined;
  /** without an end, and no receipt names them */
  open(): CertificateAuthorisation[];
  /** an operation of this till that ends one on the certificate is not acknowledged */
  isAwaited(number: string): boolean;
}

export function createCertificateHolds(connection: Connection): CertificateHolds {
  const insert = connection.prepare<[string, string, number]>(
    `INSERT INTO certificateHold (authorisationId, number, state, begunAt) VALUES (?, ?, 'begun', ?)`,
  );
  const assign = connection.prepare<[string, string]>(
    `UPDATE certificateHold SET receiptId = ? WHERE authorisationId = ? AND state = 'begun'`,
  );
  const end = connection.prepare<[string, number, string]>(
    'UPDATE certificateHold SET state = ?, seq = ? WHERE authorisationId = ?',
  );
  const byId = connection.prepare<[string], CertificateAuthorisation & { state: string }>(
    'SELECT authorisationId, number, state FROM certificateHold WHERE authorisationId = ?',
  );
  const open = connection.prepare<[], CertificateAuthorisation>(
    `SELECT authorisationId, number FROM certificateHold
     WHERE state = 'begun' AND receiptId IS NULL ORDER BY authorisationId`,
  );
  const awaited = connection
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM certificateHold, syncState WHERE number = ? AND seq > ackedSeq)`,
    )
    .pluck();

  const changed = ({ changes }: { changes: number }, authorisationId: string) => {
    if (changes !== 1) throw new TillError('INTERNAL', { authorisation: authorisationId });
  };

  return {
    begin: ({ authorisationId, number }, at) => void insert.run(authorisationId, number, at),
    assign: (authorisationId, receiptId) => changed(assign.run(receiptId, authorisationId), authorisationId),
    end: (authorisationId, state, seq) => changed(end.run(state, seq, authorisationId), authorisationId),
    find: (authorisationId) => byId.get(authorisationId),
    open: () => open.all(),
    isAwaited: (number) => awaited.get(number) === 1,
  };
}
