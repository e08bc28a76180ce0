import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

export function EmptyReceipt() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <span className="hero">
        <Icon name="scan" />
      </span>
      <p>{t('sale.empty')}</p>
    </div>
  );
}
