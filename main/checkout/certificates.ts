import { TillError } from '../../contract/errors/catalogue.ts';
import { certificateNumber } from '../../contract/sync/certificates.ts';
import type { CertificateFound } from '../../contract/sync/certificates.ts';
import type { InfoKey } from '../../contract/till/views.ts';
import { certificateRefusalText, formatKopecks, payByCertificate } from '../../loyalty/index.ts';
import type { Certificate, Locale } from '../../loyalty/index.ts';
import type { Directory } from '../store/types.ts';
import type { Answered } from '../sync/certificates.ts';
import { payableByCertificate, paidBy, termsOf } from './certificate-tenders.ts';
import { NEEDED_ANSWER_MS } from './ports.ts';
import type { Clock, Log, SendSignal, Sync } from './ports.ts';
import type { Sale } from './sale.ts';

export interface Certificates {
  /** A number scanned or typed: one for sale goes on the receipt as goods, for any other its PIN is asked. */
  begin(number: string): void;
  /** @throws TillError; the sale is then as it was */
  attach(number: string, pin: string): Promise<void>;
}

export interface CertificatesParts {
  directory: Pick<Directory, 'findStore'>;
  sale: Sale;
  sync: Pick<Sync, 'findCertificate' | 'state'>;
  clock: Clock;
  signal: SendSignal;
  log: Log;
  locale: () => Locale;
}

const MINUTE_MS = 60_000;

export function createCertificates(parts: CertificatesParts): Certificates {
  const { sale, sync, clock, locale } = parts;

  return {
    begin(number) {
      assertNumber(number);
      find(number, null)
        .then((found) => takeFirstAnswer(number, found))
        .catch((error: unknown) => {
          if (!(error instanceof TillError)) parts.log.error('a certificate could not be looked up', error);
          const { code, params } = error instanceof TillError ? error : new TillError('INTERNAL');
          parts.signal({ sound: 'refused', message: { kind: 'error', error: { code, params } } });
        });
    },
    async attach(number, pin) {
      assertNumber(number);
      const found = await find(number, pin);
      if (found.found !== 'certificate') throw refusalOf(found, number);
      assertPays(found.certificate, found.reserved);
      sale.apply({ type: 'certificateAttached', attached: { certificate: found.certificate, pin }, at: clock.now() });
      tell(number);
    },
  };

  function assertNumber(number: string): void {
    if (!certificateNumber.safeParse(number).success) throw new TillError('CERTIFICATE_UNKNOWN', { text: number });
    if (sync.state().state === 'offline') throw new TillError('CERTIFICATE_OFFLINE');
  }

  async function find(number: string, pin: string | null): Promise<CertificateFound> {
    return answered(await sync.findCertificate({ number, pin }, NEEDED_ANSWER_MS));
  }

  function takeFirstAnswer(number: string, found: CertificateFound): void {
    if (found.found === 'forSale') {
      const vatRate = parts.directory.findStore()?.taxSystem === 'osn' ? 'vat22' : 'none';
      sale.apply({ type: 'certificateAdded', number, faceValue: found.faceValue, vatRate, at: clock.now() });
      return parts.signal({ sound: 'goods', message: null });
    }
    if (found.found !== 'pinNeeded') throw refusalOf(found, number);
    sale.apply({ type: 'certificateAsked', number, at: clock.now() });
    parts.signal({ sound: 'customer', message: null });
  }

  /** What the receipt still asks for, without what this very certificate may already pay of it. */
  function assertPays(certificate: Certificate, reserved: number): void {
    const { basket, quote, certificates, programme } = sale.priced();
    const others = certificates.filter(({ number }) => number !== certificate.number);
    const toPay = payableByCertificate(basket, quote) - paidBy(others);
    const terms = termsOf(programme.prepared.programme.certificates);
    const question = { certificate, isPinRight: true, toPay: toPay as typeof quote.totals.toPay, now: clock.now() };
    const answer = payByCertificate(terms, question);
    if (answer.ok) return;
    if (answer.reason === 'used' && reserved > 0) throw new TillError('CERTIFICATE_RESERVED');
    throw new TillError('CERTIFICATE_REFUSED', { reason: certificateRefusalText(answer.reason, locale()) });
  }

  function tell(number: string): void {
    const tender = sale.priced().certificates.find((one) => one.number === number);
    if (tender === undefined) return;
    const money = (kopecks: number) => formatKopecks(kopecks, locale());
    const { paid, left, lost } = tender;
    const key: InfoKey = lost > 0 ? 'cert.loses' : 'cert.pays';
    const params = { paid: money(paid), left: money(left), lost: money(lost) };
    parts.signal({ sound: lost > 0 ? 'attention' : 'customer', message: { kind: 'info', key, params } });
  }

  function refusalOf(found: CertificateFound, number: string): TillError {
    switch (found.found) {
      case 'wrongPin':
        return new TillError('CERTIFICATE_WRONG_PIN', { left: found.triesLeft });
      case 'locked':
        return new TillError('CERTIFICATE_LOCKED', { minutes: Math.ceil((found.until - clock.now()) / MINUTE_MS) });
      case 'unknown':
        return new TillError('CERTIFICATE_UNKNOWN', { text: number });
      case 'forSale':
        return new TillError('CERTIFICATE_REFUSED', { reason: certificateRefusalText('notSold', locale()) });
      case 'pinNeeded':
      case 'certificate':
        return new TillError('INTERNAL', { found: found.found });
    }
  }
}

/** @throws TillError CERTIFICATE_OFFLINE, CERTIFICATE_BUSY */
export function answered<Answer>(answer: Answered<Answer>): Answer {
  if (answer === undefined) throw new TillError('CERTIFICATE_OFFLINE');
  if (answer === 'busy') throw new TillError('CERTIFICATE_BUSY');
  return answer;
}
