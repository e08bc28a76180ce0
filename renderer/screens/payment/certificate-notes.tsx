import { useTranslation } from 'react-i18next';
import type { CertificateView } from '../../../contract/till/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { useCertificateText } from '../certificate/certificate-text.ts';

/** Before the money is taken: what stays on each certificate, or what is lost. */
export function CertificateNotes({ certificates }: { certificates: readonly CertificateView[] }) {
  const { t } = useTranslation();
  const textOf = useCertificateText();
  if (certificates.length === 0) return null;
  return (
    <ul className="certificate-notes">
      {certificates.map((certificate) => (
        <li key={certificate.number}>
          <Icon
            name={certificate.lost > 0 ? 'attention' : 'info'}
            {...(certificate.lost > 0 ? { tone: 'attention' } : {})}
            small
          />
          {t('cert.short', { number: certificate.shown })}: {textOf(certificate)}
        </li>
      ))}
    </ul>
  );
}
