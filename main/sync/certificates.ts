/** Certificates at the centre: answered now, or not at all. Source: offline-sync section 6, class request. */
import type { CertificateFound, CertificateHeld, CertificateHold } from '../../contract/sync/certificates.ts';
import { asking } from './central-client.ts';
import { CentreError } from './centre-error.ts';
import { passed } from './refresh.ts';
import type { RefreshParts } from './refresh.ts';

/** `busy`: more questions than a cashier asks. undefined = no answer in time, or no link. */
export type Answered<Answer> = Answer | 'busy' | undefined;

export function findCertificate(
  parts: RefreshParts,
  question: { number: string; pin: string | null },
  timeoutMs: number,
): Promise<Answered<CertificateFound>> {
  return ask(parts, question.number, timeoutMs, (signal) => parts.client.calls.certificates.find(question, { signal }));
}

/** The authorisation's id must be on disk. Without an answer the money may be set aside and has to be released. */
export function authoriseCertificate(
  parts: RefreshParts,
  request: CertificateHold,
  timeoutMs: number,
): Promise<Answered<CertificateHeld>> {
  return ask(parts, request.number, timeoutMs, (signal) =>
    parts.client.calls.certificates.authorise(request, { signal }),
  );
}

/** What this till has to say of the certificate goes first, else its own last receipt would still hold the money. */
async function ask<Answer>(
  { stores: { clock, ledger }, isDown, flush, onFailure }: RefreshParts,
  number: string,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answered<Answer>> {
  if (isDown()) return undefined;
  const until = clock.monotonicMs() + timeoutMs;
  if (ledger.awaitsCertificate(number)) await Promise.race([flush(), passed(timeoutMs)]);
  try {
    return await asking(call(AbortSignal.timeout(Math.max(0, Math.ceil(until - clock.monotonicMs())))));
  } catch (error) {
    if (!(error instanceof CentreError)) throw error;
    if (error.reason === 'BUSY') return 'busy';
    if (error.reason !== 'timeout') onFailure(error);
    return undefined;
  }
}
