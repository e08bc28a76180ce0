import type { WedgeKey } from '../wedge-decode.ts';

/** Every key of a US keyboard that a code can need: character, code, Shift. */
const US: readonly [string, string, boolean][] = [
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (sign): [string, string, boolean] => [
    sign,
    `Key${sign.toUpperCase()}`,
    false,
  ]),
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (sign): [string, string, boolean] => [sign, `Key${sign}`, true]),
  ...Array.from('0123456789', (sign): [string, string, boolean] => [sign, `Digit${sign}`, false]),
  ...Array.from(')!@#$%^&*(', (sign, digit): [string, string, boolean] => [sign, `Digit${digit}`, true]),
  ...(
    [
      ['-_', 'Minus'],
      ['=+', 'Equal'],
      ['[{', 'BracketLeft'],
      [']}', 'BracketRight'],
      [';:', 'Semicolon'],
      [`'"`, 'Quote'],
      ['`~', 'Backquote'],
      ['\\|', 'Backslash'],
      [',<', 'Comma'],
      ['.>', 'Period'],
      ['/?', 'Slash'],
    ] as const
  ).flatMap(([signs, code]): [string, string, boolean][] => [
    [signs.charAt(0), code, false],
    [signs.charAt(1), code, true],
  ]),
  [' ', 'Space', false],
];

/** The keys a scanner presses for a text, 10 ms apart; `typed` is what the PC's layout makes of them, sign by sign. */
export function keysFor(text: string, typed: string = text): WedgeKey[] {
  const shown = Array.from(typed);
  return Array.from(text, (sign, at) => {
    const [, code, shift] = US.find(([character]) => character === sign) ?? ['', '', false];
    return { code, key: shown[at] ?? sign, shift, ctrl: false, alt: false, t: 10 * at };
  });
}
