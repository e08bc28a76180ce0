import { useTranslation } from 'react-i18next';
import type { CharityView } from '../../../contract/till/transfer-views.ts';
import { Choices } from '../../ui/choices.tsx';

interface Props {
  charities: readonly CharityView[] | null;
  selected: number;
  onChoose: (at: number) => void;
}

/** Whom the programme gives to. */
export function Charities({ charities, selected, onChoose }: Props) {
  const { t } = useTranslation();
  if (charities === null) return null;
  if (charities.length === 0) {
    return (
      <p className="charities-none" role="status">
        <strong>{t('give.noCharity')}</strong>
      </p>
    );
  }
  return (
    <Choices
      items={charities}
      selected={selected}
      label={t('give.charity')}
      keyOf={({ charityId }) => charityId}
      onChoose={(_, at) => onChoose(at)}
    >
      {({ name }) => <span className="words">{name}</span>}
    </Choices>
  );
}
