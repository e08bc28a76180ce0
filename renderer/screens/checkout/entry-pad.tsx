import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { enter } from '../../commands/sale.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { useCheckout } from './checkout-store.ts';

/** Digits for the entry line by touch, in the place of the redemption card; never over the total. */
export function EntryPad({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const type = (key: string) => {
    const { entry, setEntry } = useCheckout.getState();
    setEntry(key === 'Backspace' ? entry.slice(0, -1) : entry + key);
  };
  return (
    <section className="entry-pad card" aria-label={t('sale.entryPad')}>
      <NumberPad extra="*" onKey={type} />
      <CommandButton command={enter} state={state}>
        {t('sale.enter')}
      </CommandButton>
    </section>
  );
}
