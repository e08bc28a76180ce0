import type { MouseEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordKey } from '../commands/command.ts';

interface Props {
  /** key cap above the word */
  cap?: string | undefined;
  look?: string | undefined;
  /** why it cannot be pressed now: it stays in place, greyed, and says so */
  blocked?: WordKey | null | undefined;
  pressed?: boolean | undefined;
  busy?: boolean | undefined;
  name?: string | undefined;
  type?: 'button' | 'submit';
  ref?: Ref<HTMLButtonElement>;
  onPress?: (() => void) | undefined;
  children: ReactNode;
}

/** A tap must not leave the focus behind: the next Enter would press the button again instead of taking the payment. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function Button({ cap, look, blocked, pressed, busy, name, type = 'button', ref, onPress, children }: Props) {
  const { t } = useTranslation();
  return (
    <button
      ref={ref}
      type={type}
      className={look ? `button ${look}` : 'button'}
      aria-disabled={blocked || busy ? true : undefined}
      aria-pressed={pressed}
      aria-label={name}
      aria-keyshortcuts={cap}
      title={blocked ? t(blocked) : undefined}
      onMouseDown={keepFocus}
      onClick={busy ? undefined : onPress}
    >
      {cap && <kbd aria-hidden="true">{cap}</kbd>}
      <span>{busy ? '…' : children}</span>
      {blocked && <span className="for-readers">{t(blocked)}</span>}
    </button>
  );
}
