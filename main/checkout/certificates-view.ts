import { lastSpendableDay } from '../../loyalty/index.ts';
import type { CertificateView } from '../../contract/till/views.ts';
import { lastFour, maskCard } from './format.ts';
import type { Priced } from './pricing.ts';

/** The certificates of this receipt in the order of entry, each with what it pays and keeps. */
export function certificatesView({ certificates, programme }: Priced): CertificateView[] {
  const { zone } = programme.prepared.programme;
  return certificates.map(({ number, paid, left, lost, to }) => ({
    number,
    shown: shownNumber(number),
    paid,
    left,
    lost,
    lastDay: to === null ? null : lastSpendableDay(to, zone),
  }));
}

/** `•••• 0012` */
export const shownNumber = (number: string): string => maskCard(lastFour(number) ?? number);
