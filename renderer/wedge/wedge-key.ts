/** One key press as the DOM reported it; `t` is `event.timeStamp`, milliseconds. */
export interface WedgeKey {
  code: string;
  key: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  t: number;
}

/**
 * What a key press is to a burst.
 * - `sign`: types something, or is a scanner's control code
 * - `terminator`: may end a scan
 * - `alt`: marks where one Alt character code ends and the next begins; no key of its own
 * - `modifier`: not counted as key or gap
 * - `function`: the cashier's own, never part of a burst
 * - `editing`: a person at work: arrows, Backspace, Escape and the like
 */
export type KeyRole = 'sign' | 'terminator' | 'alt' | 'modifier' | 'function' | 'editing';

const ROLES: readonly { pattern: RegExp; role: KeyRole }[] = [
  { pattern: /^(Enter|NumpadEnter|Tab)$/, role: 'terminator' },
  { pattern: /^Alt(Left|Right)$/, role: 'alt' },
  { pattern: /^((Shift|Control|Meta|OS)(Left|Right)?|CapsLock|NumLock|ScrollLock|Fn|FnLock)$/, role: 'modifier' },
  { pattern: /^F\d{1,2}$/, role: 'function' },
  {
    pattern: /^(Key[A-Z]|Digit\d|Numpad(\d|Decimal|Add|Subtract|Multiply|Divide)|Space)$/,
    role: 'sign',
  },
  {
    pattern: /^(Minus|Equal|Bracket(Left|Right)|Semicolon|Quote|Backquote|Backslash|Comma|Period|Slash|Intl\w+)$/,
    role: 'sign',
  },
];

/** An empty code (remote desktop, injected text) is told by what the key says. */
export function roleOf({ code, key }: Pick<WedgeKey, 'code' | 'key'>): KeyRole {
  if (code !== '') return ROLES.find(({ pattern }) => pattern.test(code))?.role ?? 'editing';
  if (key.length === 1) return 'sign';
  return (
    ROLES.find(({ pattern, role }) => role !== 'sign' && pattern.test(key))?.role ?? (key === 'Alt' ? 'alt' : 'editing')
  );
}
