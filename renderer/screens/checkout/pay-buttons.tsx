import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { payBlocked, payCard, payCash } from '../../commands/sale.ts';
import { CommandButton } from '../../ui/command-button.tsx';

export function PayButtons({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const open = payBlocked({ ...state, now: 0 }) === null;
  return (
    <div className="pay" role="group" aria-label={t('pay.label')}>
      <CommandButton command={payCard} state={state} waits="pay" look={open ? 'label primary' : 'label'} />
      <CommandButton command={payCash} state={state} look="label" />
    </div>
  );
}
