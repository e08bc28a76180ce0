import { useTranslation } from 'react-i18next';
import type { CodeView } from '../../../contract/till/views.ts';
import { Button } from '../../ui/button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

interface Props {
  codes: readonly CodeView[];
  /** the one Del removes */
  selected: string | null;
  onRemove: (code: string) => void;
}

/** What has been entered for this receipt: the sum it takes off, or why it gives nothing now. */
export function EnteredCodes({ codes, selected, onRemove }: Props) {
  const { t } = useTranslation();
  if (codes.length === 0) return null;
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
    </ul>
  );
}

function Off({ code }: { code: CodeView }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!code.isApplied) return <span className="num note">{t('code.notNow')}</span>;
  return <b className="num">{code.money > 0 ? format.moneyOff(code.money) : ''}</b>;
}
