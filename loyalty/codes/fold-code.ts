/** Look-alikes as people type them: Latin and Cyrillic twins, O and 0, I and 1. */
const TWINS: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  Ё: 'E',
  З: '3',
  І: '1',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  I: '1',
  O: '0',
};

/**
 * The one form of a code however it was typed: letter case, spaces, dashes and look-alikes do not matter.
 * Source: loyalty-domain section 7.
 */
export function foldCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '');
  return Array.from(plain, (letter) => TWINS[letter] ?? letter).join('');
}
