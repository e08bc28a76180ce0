import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './number-pad.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface Props {
  /** the key left of nought: «00» for sums, «*» for quantities */
  extra: '00' | ',' | '*';
  /** one character at a time, or «Backspace» */
  onKey: (key: string) => void;
}

export function NumberPad({ extra, onKey }: Props) {
  const { t } = useTranslation();
  return (
    <div className="number-pad" role="group" aria-label={t('pay.digits')}>
      {[...KEYS, extra, '0'].map((key) => (
        <Button key={key} onPress={() => [...key].forEach(onKey)}>
          {key}
        </Button>
      ))}
      <Button name={t('pay.erase')} onPress={() => onKey('Backspace')}>
        <Icon name="erase" />
      </Button>
    </div>
  );
}
