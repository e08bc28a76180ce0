import type { Locale } from '../quote/format.ts';
import type { CertificateRefusal } from './certificate.ts';

const TEXTS: Record<CertificateRefusal, Record<Locale, string>> = {
  unknown: { ru: 'Такого сертификата нет', en: 'There is no such certificate' },
  wrongPin: { ru: 'ПИН не подошёл', en: 'Wrong PIN' },
  notSold: { ru: 'Сертификат ещё не продан', en: 'The certificate has not been sold yet' },
  blocked: { ru: 'Сертификат заблокирован', en: 'The certificate is blocked' },
  used: { ru: 'На сертификате ничего не осталось', en: 'Nothing is left on the certificate' },
  notYet: { ru: 'Сертификат ещё не действует', en: 'The certificate is not valid yet' },
  lapsed: { ru: 'Срок сертификата истёк', en: 'The certificate has expired' },
  nothingToPay: { ru: 'В чеке нечего оплачивать сертификатом', en: 'The receipt has nothing a certificate could pay' },
};

/** Every reason there is. */
export const certificateRefusals = Object.keys(TEXTS) as CertificateRefusal[];

/** Why a certificate does not pay, as the cashier can say it. */
export const certificateRefusalText = (reason: CertificateRefusal, locale: Locale): string => TEXTS[reason][locale];
