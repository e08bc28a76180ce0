import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot, WordKey } from '../../commands/command.ts';
import { explain } from '../../commands/navigation.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useOverflow } from '../../ui/overflow.ts';
import { Pages } from '../../ui/pages.tsx';
import './explanations.css';

const GROUPS = ['discount', 'redemption', 'accrual', 'other'] as const;

interface Props {
  state: Omit<Snapshot, 'now'>;
  /** a third column where the screen is wide, else a panel on F1 */
  place: 'column' | 'panel';
}

/** Why these numbers: the sentences come from the engine through main, figures from the quote. */
export function Explanations({ state, place }: Props) {
  const { t } = useTranslation();
  const { sale } = state;
  const list = useRef<HTMLDivElement>(null);
  const overflow = useOverflow(list, sale.explanations.length);
  return (
    <aside className={`why card ${place}`} aria-label={t('explain.label')}>
      <header>
        <h2>{t('explain.title')}</h2>
        {place === 'panel' ? (
          <CommandButton command={explain} state={state} look="quiet">
            {t('app.close')}
          </CommandButton>
        ) : null}
      </header>
      {sale.explanations.length === 0 ? (
        <p className="muted">{t('explain.empty')}</p>
      ) : (
        <div className="why-scrolled">
          <div ref={list} className="why-list" tabIndex={0} role="group" aria-label={t('explain.label')}>
            {GROUPS.map((group) => (
              <Group key={group} group={group} state={state} />
            ))}
          </div>
          <Pages overflow={overflow} up="explain.pageUp" down="explain.pageDown" />
        </div>
      )}
    </aside>
  );
}

function Group({ group, state }: { group: (typeof GROUPS)[number]; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { sale } = state;
  const texts = sale.explanations.filter((each) => each.group === group);
  if (texts.length === 0) return null;
  const { redeemed, max } = sale.redemption;
  const heads: Record<typeof group, readonly [WordKey, string]> = {
    discount: ['explain.discount', format.sumOff(sale.totals.discounts)],
    redemption:
      redeemed > 0 ? ['explain.redeemed', format.points(redeemed)] : ['explain.redemption', format.points(max)],
    accrual: ['explain.accrual', sale.customer ? format.points(sale.accrual.total) : ''],
    other: ['explain.other', ''],
  };
  const [label, figure] = heads[group];
  return (
    <section>
      <h3>
        <span>{t(label)}</span>
        <span>{figure}</span>
      </h3>
      {texts.map((each, index) => (
        <p key={index}>{each.text}</p>
      ))}
    </section>
  );
}
