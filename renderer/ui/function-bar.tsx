import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../commands/command.ts';
import { barOf } from '../commands/list.ts';
import type { Place } from '../commands/place-name.ts';
import { CommandButton } from './command-button.tsx';

/** Eight places that never move; an empty one stays empty. */
export function FunctionBar({ place, state }: { place: Place; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  return (
    <nav className="functions" aria-label={t('cmd.bar')}>
      {barOf(place).map((command, slot) =>
        command ? (
          <CommandButton
            key={command.id}
            command={command}
            state={state}
            {...(command.id === state.screen ? { pressed: true } : {})}
          />
        ) : (
          <span key={slot} />
        ),
      )}
    </nav>
  );
}
