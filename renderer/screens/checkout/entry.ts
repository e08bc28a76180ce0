/** The entry line: a code, a quantity for the selected line («3*»), or both («3*4600…»). */

export type Entry =
  | { kind: 'empty' }
  | { kind: 'code'; text: string; quantity: number | null }
  | { kind: 'quantity'; quantity: number }
  | { kind: 'wrongQuantity'; text: string };

/** thousandths; the contract's own bound */
const QUANTITY_MAX = 99_999_999;

export function parseEntry(typed: string): Entry {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const star = text.indexOf('*');
  if (star < 0) return { kind: 'code', text, quantity: null };
  const quantity = parseQuantity(text.slice(0, star));
  const code = text.slice(star + 1).trim();
  if (quantity === undefined) return { kind: 'wrongQuantity', text: text.slice(0, star) };
  return code === '' ? { kind: 'quantity', quantity } : { kind: 'code', text: code, quantity };
}

/** Thousandths of «3», «0,437» or «0.437»; undefined where it is no quantity above nought. */
export function parseQuantity(text: string): number | undefined {
  const match = /^(\d{1,8})(?:[.,](\d{1,3}))?$/.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const quantity = Number((match[1] ?? '') + (match[2] ?? '').padEnd(3, '0'));
  return quantity > 0 && quantity <= QUANTITY_MAX ? quantity : undefined;
}

/**
 * What a key adds to the entry line, by its place on the keyboard: under a Russian layout a letter of a code is the
 * Latin one of the same key. undefined where the key writes nothing.
 */
export function entryCharacter(code: string, shift: boolean): string | undefined {
  if (code === 'NumpadMultiply' || (code === 'Digit8' && shift)) return '*';
  if (code === 'NumpadDecimal' || code === 'Comma' || code === 'Period') return ',';
  if (code === 'Minus' || code === 'NumpadSubtract') return '-';
  if (code === 'NumpadAdd' || (code === 'Equal' && shift)) return '+';
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? /^Key([A-Z])$/.exec(code)?.[1];
}
