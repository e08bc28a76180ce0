import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

/** @param isLoaded false before the first download: there is nothing to sell yet */
export function EmptyReceipt({ isLoaded }: { isLoaded: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <span className="hero">
        <Icon name={isLoaded ? 'scan' : 'offline'} />
      </span>
      <p>{isLoaded ? t('sale.empty') : t('sale.notLoaded')}</p>
      {!isLoaded && <p className="muted">{t('sale.notLoadedHint')}</p>}
    </div>
  );
}
