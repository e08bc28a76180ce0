import type { KeyboardEvent, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  icon: IconName;
  /** says what is wanted, inside while it is empty */
  label: string;
  value: string;
  onText: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  ref?: Ref<HTMLInputElement>;
  /** `none` where a number pad of the screen types */
  inputMode?: 'none' | 'numeric';
  maxLength?: number;
}

/** The one line of text a dialog asks for. */
export function TextField({ icon, label, value, onText, onKeyDown, ref, inputMode, maxLength = 64 }: Props) {
  return (
    <label className="field">
      <Icon name={icon} />
      <input
        ref={ref}
        value={value}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        inputMode={inputMode}
        maxLength={maxLength}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
