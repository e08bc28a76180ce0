import { useTranslation } from 'react-i18next';
import type { CustomerView } from '../../../contract/till/views.ts';
import { useFormats } from '../../ui/formats.ts';

type Tier = NonNullable<CustomerView['tier']>;

/** The way to the next level: a bar, and what is missing in the unit that counts. */
export function TierProgress({ tier }: { tier: Tier }) {
  const { t } = useTranslation();
  const { next } = tier;
  const missing = useMissing();
  return (
    <div className="progress">
      <div className="track">
        <span style={{ width: `${next ? Math.min(10_000, next.progressBp) / 100 : 100}%` }} />
      </div>
      <p className="note">{next ? t('cust.toNext', { level: next.name, sum: missing(next) }) : t('cust.topLevel')}</p>
    </div>
  );
}

function useMissing(): (next: NonNullable<Tier['next']>) => string {
  const { t } = useTranslation();
  const format = useFormats();
  return ({ missing, unit }) => {
    switch (unit) {
      case 'spend':
        return format.money(missing);
      case 'points':
        return format.pointsText(missing);
      case 'counter':
        return format.count(missing);
      case 'visits':
        return t('count.visit', { count: missing, figure: format.count(missing) });
    }
  };
}
