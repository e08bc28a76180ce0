import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, kopecks } from '../money/units.ts';
import { NOON } from '../testing/shop.ts';
import { payByCertificate } from './certificate.ts';
import type { Certificate, CertificateQuestion, CertificateTerms } from './certificate.ts';

const card: Certificate = {
  number: '2000000001',
  state: 'sold',
  faceValue: kopecks(1_000_00),
  left: kopecks(1_000_00),
  from: instant(NOON - 1),
  to: instant(NOON + 1),
};
const ask = (toPay: number, given: Partial<CertificateQuestion> = {}): CertificateQuestion => ({
  certificate: card,
  isPinRight: true,
  toPay: kopecks(toPay),
  now: NOON,
  ...given,
});
const PART: CertificateTerms = { use: 'part' };

describe('payByCertificate', () => {
  it('keeps the rest on the same number where a part may be used', () => {
    const first = payByCertificate(PART, ask(300_00));
    expect(first).toMatchObject({ ok: true, paid: 300_00, certificate: { left: 700_00, state: 'sold' }, lost: 0 });
    const used = first.ok ? first.certificate : undefined;
    expect(payByCertificate(PART, ask(900_00, { certificate: used }))).toMatchObject({
      paid: 700_00,
      certificate: { left: 0, state: 'used' },
    });
  });

  it.each([
    [{ use: 'whole' }, { lost: 700_00, newCertificate: 0 }],
    [
      { use: 'whole', restOfWholeUse: 'newCertificate' },
      { lost: 0, newCertificate: 700_00 },
    ],
  ] as const)('uses all of it at once under %o', (terms, rest) => {
    expect(payByCertificate(terms, ask(300_00))).toMatchObject({
      paid: 300_00,
      certificate: { left: 0, state: 'used' },
      ...rest,
    });
  });

  it.each([
    ['unknown', { certificate: undefined }],
    ['wrongPin', { isPinRight: false }],
    ['notSold', { certificate: { ...card, state: 'made' } }],
    ['blocked', { certificate: { ...card, state: 'blocked' } }],
    ['used', { certificate: { ...card, left: kopecks(0), state: 'used' } }],
    ['notYet', { now: instant(NOON - 2) }],
    ['lapsed', { now: instant(NOON + 1) }],
    ['nothingToPay', { toPay: kopecks(0) }],
  ] as [string, Partial<CertificateQuestion>][])('refuses with %s', (reason, given) => {
    expect(payByCertificate(PART, ask(300_00, given))).toEqual({ ok: false, reason });
  });

  it('accounts for each kopeck: paid, kept, given anew or lost', () => {
    const anyTerms = fc.constantFrom<CertificateTerms>(
      PART,
      { use: 'whole' },
      { use: 'whole', restOfWholeUse: 'newCertificate' },
    );
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 200_000 }), (terms, toPay) => {
        const done = payByCertificate(terms, ask(toPay));
        if (!done.ok) throw new Error(done.reason);
        expect(done.paid + done.certificate.left + done.newCertificate + done.lost).toBe(card.left);
        expect(done.paid).toBeLessThanOrEqual(toPay);
      }),
    );
  });
});
