import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useFormats } from './formats.ts';
import { Icon } from './icon.tsx';
import type { Overflow } from './overflow.ts';
import './pages.css';

interface Props {
  overflow: Overflow;
  /** the names of the two buttons, and why one of them does nothing at an end */
  up: 'sale.pageUp' | 'cust.pageUp' | 'explain.pageUp';
  down: 'sale.pageDown' | 'cust.pageDown' | 'explain.pageDown';
  /** how many rows are hidden; only where rows are of one height */
  counted?: boolean;
}

/** Page buttons beside a scrolled list that is longer than its place (ui section 2). */
export function Pages({ overflow: { above, below, page }, up, down, counted = false }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (above + below === 0) return null;
  return (
    <div className="pages">
      <Button name={t(up)} blocked={above > 0 ? null : up} onPress={() => page(-1)}>
        <Icon name="up" />
      </Button>
      <p className="note">
        {counted && above > 0 && <span>{t('sale.above', { rows: format.moreRows(above) })}</span>}
        {counted && below > 0 && <span>{t('sale.below', { rows: format.moreRows(below) })}</span>}
      </p>
      <Button name={t(down)} blocked={below > 0 ? null : down} onPress={() => page(1)}>
        <Icon name="down" />
      </Button>
    </div>
  );
}
