/** The Russian layout (ЙЦУКЕН) read back as the US keys it lies on. Source: scanners section 3.1. */

const CYRILLIC_PLAIN = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const US_PLAIN = `qwertyuiop[]asdfghjkl;'zxcvbnm,.\``;
const CYRILLIC_SHIFT = 'ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';
const US_SHIFT = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
/** Signs that lie elsewhere on the Russian layout. */
const SIGNS_CYRILLIC = '.,"№;:?/';
const SIGNS_US = '/?@#$^&|';

const pairs = (from: string, to: string): [string, string][] => Array.from(from, (sign, at) => [sign, to.charAt(at)]);

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...pairs(CYRILLIC_PLAIN, US_PLAIN),
  ...pairs(CYRILLIC_SHIFT, US_SHIFT),
]);
const ALL: ReadonlyMap<string, string> = new Map([...LETTERS, ...pairs(SIGNS_CYRILLIC, SIGNS_US)]);

/** Letters and signs of the Russian layout turned into what the same keys give on the US one. */
export function usByCyrillicKeys(text: string): string {
  return Array.from(text, (sign) => ALL.get(sign) ?? sign).join('');
}

/** Only Cyrillic letters are turned: a dot or a comma a person typed stays what it is. */
export function latinByCyrillicKeys(text: string): string {
  return Array.from(text, (sign) => LETTERS.get(sign) ?? sign).join('');
}
