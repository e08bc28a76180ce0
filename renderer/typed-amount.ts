/** Sums and points typed digit by digit: «1657,1» is 165710 hundredths. Comma and point both begin the decimals. */

/** at most nine digits before the decimals: far above any receipt, far below 2^53 hundredths */
const TYPED = /^\d{0,9}(,\d{0,2})?$/;

/** The text after one more key; a key that does not fit changes nothing. */
export function typeInto(text: string, key: string): string {
  if (key === 'Backspace') return text.slice(0, -1);
  const next = normaliseAmount(text + key);
  return TYPED.test(next) ? next : text;
}

/** Spaces go, a point becomes a comma, a leading comma gets its nought. */
export function normaliseAmount(text: string): string {
  const plain = text.replace(/\s/g, '').replace('.', ',');
  const led = plain.startsWith(',') ? `0${plain}` : plain;
  return led.replace(/^0+(?=\d)/, '');
}

/** Hundredths of what was typed, or undefined where nothing (or nonsense) was typed. */
export function hundredthsOf(text: string): number | undefined {
  if (text === '' || !TYPED.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split(',');
  return Number(whole + part.padEnd(2, '0'));
}

/** The shortest typed text of an amount. */
export function textOf(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  const part = digits.slice(-2);
  return part === '00' ? digits.slice(0, -2) : `${digits.slice(0, -2)},${part}`;
}
