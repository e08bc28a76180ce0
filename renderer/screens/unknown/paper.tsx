import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
import type { Snapshot, WordKey } from '../../commands/command.ts';
import { cancelHeld, recordPaper } from '../../commands/held.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

const WAYS: readonly [IconName, WordKey, WordKey][] = [
  ['scan', 'paper.there', 'paper.thereText'],
  ['paper', 'paper.none', 'paper.notThereText'],
  ['plug', 'paper.drive', 'paper.driveText'],
];

/** A drive that was exchanged cannot be asked: the paper tells, and a person who looks at it. */
export function Paper({ receipt, state }: { receipt: HeldReceiptView; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { number: n, total } = receipt;
  return (
    <>
      <section className="choices card roomy" aria-label={t('paper.ways')}>
        <h2>{t('paper.find', { n, sum: format.money(total) })}</h2>
        <ul className="ends">
          {WAYS.map(([icon, way, text]) => (
            <li key={way}>
              <Icon name={icon} />
              <p>
                <strong>{t(way)}</strong>
                <span>{t(text)}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <div className="pair">
        <CommandButton command={cancelHeld} state={state} look="danger" waits="cancelHeld">
          {t('paper.none')}
        </CommandButton>
        <CommandButton command={recordPaper} state={state} />
      </div>
    </>
  );
}
