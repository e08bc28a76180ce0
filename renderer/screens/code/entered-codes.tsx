import { useTranslation } from 'react-i18next';
import type { CertificateView, CodeView } from '../../../contract/till/views.ts';
import { Button } from '../../ui/button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { EnteredCertificate } from '../certificate/entered-certificate.tsx';

interface Props {
  codes: readonly CodeView[];
  certificates: readonly CertificateView[];
  /** the one Del removes: a code, or the number of a certificate */
  selected: string | null;
  onRemove: (code: string) => void;
  onRemoveCertificate: (number: string) => void;
}

/** What has been entered for this receipt: the sum it takes off or pays, or why it gives nothing now. */
export function EnteredCodes({ codes, certificates, selected, onRemove, onRemoveCertificate }: Props) {
  const { t } = useTranslation();
  if (codes.length + certificates.length === 0) return null;
  return (
    <ul className="entered" aria-label={t('code.entered')}>
      {codes.map((code) => (
        <li key={code.code} className={code.code === selected ? 'chosen' : undefined}>
          <Icon name={code.isApplied ? 'check' : 'attention'} tone={code.isApplied ? 'good' : 'attention'} />
          <p>
            <strong className="words">{code.shown}</strong>
            <span className="note two-lines">{code.text}</span>
          </p>
          <Off code={code} />
          <Button look="quiet" cap={code.code === selected ? 'Del' : undefined} onPress={() => onRemove(code.code)}>
            {t('code.remove')}
            <span className="for-readers">{code.shown}</span>
          </Button>
        </li>
      ))}
      {certificates.map((certificate) => (
        <EnteredCertificate
          key={certificate.number}
          certificate={certificate}
          isChosen={certificate.number === selected}
          onRemove={() => onRemoveCertificate(certificate.number)}
        />
      ))}
    </ul>
  );
}

function Off({ code }: { code: CodeView }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!code.isApplied) return <span className="num note">{t('code.notNow')}</span>;
  return <b className="num">{code.money > 0 ? format.moneyOff(code.money) : ''}</b>;
}
