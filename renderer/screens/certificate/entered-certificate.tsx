import { useTranslation } from 'react-i18next';
import type { CertificateView } from '../../../contract/till/views.ts';
import { Button } from '../../ui/button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { useCertificateText } from './certificate-text.ts';

interface Props {
  certificate: CertificateView;
  isChosen: boolean;
  onRemove: () => void;
}

/** A certificate among the codes of the receipt: what it pays, and what becomes of the rest. */
export function EnteredCertificate({ certificate, isChosen, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const textOf = useCertificateText();
  const isWarning = certificate.lost > 0;
  return (
    <li className={isChosen ? 'chosen' : undefined}>
      <Icon name={isWarning ? 'attention' : 'check'} tone={isWarning ? 'attention' : 'good'} />
      <p>
        <strong className="words">{t('cert.short', { number: certificate.shown })}</strong>
        <span className="note two-lines">{textOf(certificate)}</span>
      </p>
      <b className="num">{format.money(certificate.paid)}</b>
      <Button look="quiet" cap={isChosen ? 'Del' : undefined} onPress={onRemove}>
        {t('code.remove')}
        <span className="for-readers">{certificate.shown}</span>
      </Button>
    </li>
  );
}
