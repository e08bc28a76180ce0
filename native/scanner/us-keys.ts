/**
 * What a US keyboard types for each physical key: plain, with Shift. Scanners press US positions by default, so this
 * table recovers a code whatever layout the PC is set to. Source: scanners section 3.1.
 */
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [`Key${letter}`, letter.toLowerCase() + letter]);
const digits = Array.from(')!@#$%^&*(', (shifted, digit) => [`Digit${digit}`, `${digit}${shifted}`]);
const pad = Array.from('0123456789', (digit) => [`Numpad${digit}`, digit + digit]);

const US_KEYS: ReadonlyMap<string, string> = new Map([
  ...(letters as [string, string][]),
  ...(digits as [string, string][]),
  ...(pad as [string, string][]),
  ['Minus', '-_'],
  ['Equal', '=+'],
  ['BracketLeft', '[{'],
  ['BracketRight', ']}'],
  ['Semicolon', ';:'],
  ['Quote', `'"`],
  ['Backquote', '`~'],
  ['Backslash', '\\|'],
  ['Comma', ',<'],
  ['Period', '.>'],
  ['Slash', '/?'],
  ['Space', '  '],
  ['NumpadDecimal', '..'],
  ['NumpadAdd', '++'],
  ['NumpadSubtract', '--'],
  ['NumpadMultiply', '**'],
  ['NumpadDivide', '//'],
  ['Enter', '\r\r'],
  ['NumpadEnter', '\r\r'],
  ['Tab', '\t\t'],
]);

/** The character, or null for a key that types none on a US keyboard. */
export function usCharacter(code: string, shift: boolean): string | null {
  return US_KEYS.get(code)?.charAt(shift ? 1 : 0) ?? null;
}
