import { useTranslation } from 'react-i18next';
import type { CharityView } from '../../../contract/till/transfer-views.ts';

/** Whom the programme gives to; the arrows choose. */
export function Charities({ charities, selected }: { charities: readonly CharityView[] | null; selected: number }) {
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
    <ul className="charities" role="listbox" aria-label={t('give.charity')}>
      {charities.map(({ charityId, name }, index) => (
        <li key={charityId} role="option" aria-selected={index === selected} className="words">
          {name}
        </li>
      ))}
    </ul>
  );
}
