import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../../contract/till/views.ts';
import { menu } from '../../commands/navigation.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** What to do, or, while the first download lasts, that there is nothing to sell yet and why. */
export function EmptyReceipt({ link, till, register }: Pick<StatusView, 'link' | 'till' | 'register'>) {
  const { t } = useTranslation();
  const format = useFormats();
  const { dataAsOf, state, loading } = link;
  // who learns has no scanner yet
  const hint = till.training ? { hint: t('sale.trainingHint', { key: menu.cap }) } : {};
  if (dataAsOf !== null) {
    return <Stated icon="scan" words={t('sale.empty')} {...hint} warnings={register.warnings} />;
  }
  if (state === 'offline') return <Stated icon="offline" words={t('sale.notLoaded')} hint={t('sale.notLoadedHint')} />;
  const rows = loading?.rows ?? 0;
  const words = rows > 0 ? t('sale.loadingRows', { n: format.count(rows) }) : t('sale.loading');
  return <Stated icon="working" words={words} hint={t('sale.loadingHint')} />;
}

interface StatedProps {
  icon: 'scan' | 'offline' | 'working';
  words: string;
  hint?: string;
  /** said between two sales, when there is time to act on them */
  warnings?: readonly string[];
}

function Stated({ icon, words, hint, warnings = [] }: StatedProps) {
  return (
    <div className="empty">
      <span className="hero">
        <Icon name={icon} />
      </span>
      <p>{words}</p>
      {hint && <p className="muted">{hint}</p>}
      {warnings.length > 0 && (
        <div role="status">
          <ul className="warnings">
            {warnings.map((warning) => (
              <li key={warning}>
                <Icon name="attention" tone="attention" />
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
