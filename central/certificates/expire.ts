import type { Centre } from '../centre.ts';
import { releaseCertificate } from '../effects/certificates.ts';
import { loadCertificates, saveCertificates } from './certificate.ts';

const HOLDS_MAX = 100;

/** Gives back what tills that were never heard of again have set aside. Returns the holds ended. */
export async function expireCertificateHolds({ database, now }: Pick<Centre, 'database' | 'now'>): Promise<number> {
  return database.transaction(async (sql) => {
    const due = await sql.query<{ authorisationId: string; number: string }>(
      `SELECT authorisation_id AS "authorisationId", number FROM certificate_hold
       WHERE state = 'authorised' AND expires_at <= $1 LIMIT $2`,
      [now(), HOLDS_MAX],
    );
    const books = await loadCertificates(
      sql,
      due.map(({ number }) => number),
      due.map(({ authorisationId }) => authorisationId),
    );
    for (const { authorisationId, number } of due) {
      releaseCertificate(books, { authorisationId, number, at: now(), state: 'expired' });
    }
    await saveCertificates(sql, books);
    return due.length;
  });
}
