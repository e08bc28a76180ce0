import { useTranslation } from 'react-i18next';
import type { CertificateView } from '../../../contract/till/views.ts';
import { useFormats } from '../../ui/formats.ts';

/** What becomes of a certificate with this receipt, in a few words. */
export function useCertificateText(): (certificate: CertificateView) => string {
  const { t } = useTranslation();
  const format = useFormats();
  return ({ paid, left, lost, lastDay }) => {
    if (paid === 0) return t('cert.nothing');
    if (lost > 0) return t('cert.lost', { sum: format.money(lost) });
    if (left === 0) return t('cert.usedUp');
    if (lastDay === null) return t('cert.keeps', { sum: format.money(left) });
    return t('cert.keepsTo', { sum: format.money(left), date: format.fullDay(lastDay) });
  };
}
