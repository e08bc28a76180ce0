import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command, Snapshot } from '../commands/command.ts';
import { press } from '../commands/say.ts';
import { currentSnapshot } from '../commands/snapshot.ts';
import { useTill } from '../till/till-store.ts';
import { Button } from './button.tsx';

interface Props {
  command: Command;
  state: Omit<Snapshot, 'now'>;
  look?: string;
  pressed?: boolean;
  /** the name of the call whose answer the button waits for */
  waits?: string;
  children?: ReactNode;
}

/** A command as a button: its key, its word, its reason when it is blocked. */
export function CommandButton({ command, state, look, pressed, waits, children }: Props) {
  const { t } = useTranslation();
  const busy = useTill((till) => waits !== undefined && till.busy.has(waits));
  return (
    <Button
      cap={command.cap}
      look={look}
      pressed={pressed}
      busy={busy}
      blocked={command.blocked({ ...state, now: 0 })}
      onPress={() => {
        const now = currentSnapshot();
        if (now) press(command, now);
      }}
    >
      {children ?? t(command.label)}
    </Button>
  );
}
