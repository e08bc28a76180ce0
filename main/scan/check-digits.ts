/** Check digits of barcodes and cards. Source: scanners section 7. A check digit finds slips; it is no security. */

/** Sum of digits from the right, each through `weigh` with its place counted from 0. */
function weightedSum(digits: string, weigh: (digit: number, place: number) => number): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, place) => sum + weigh(Number(digit), place), 0);
}

const complement = (sum: number): number => (10 - (sum % 10)) % 10;

/**
 * GS1 check digit of EAN-8, UPC-A, EAN-13, GTIN-14 and GSRN: weights 3, 1, 3, 1 … from the right.
 * @param body decimal digits without the check digit
 */
export function eanCheckDigit(body: string): number {
  return complement(weightedSum(body, (digit, place) => digit * (place % 2 === 0 ? 3 : 1)));
}

/**
 * Luhn check digit: every second digit from the right doubled, 9 taken off above 9.
 * @param body decimal digits without the check digit
 */
export function luhnCheckDigit(body: string): number {
  return complement(
    weightedSum(body, (digit, place) => {
      const weighed = place % 2 === 0 ? digit * 2 : digit;
      return weighed > 9 ? weighed - 9 : weighed;
    }),
  );
}

const endsWith = (code: string, check: (body: string) => number): boolean =>
  /^\d{2,}$/.test(code) && check(code.slice(0, -1)) === Number(code.at(-1));

/** True for two or more digits whose last is the GS1 check digit of the rest. */
export const isEanValid = (code: string): boolean => endsWith(code, eanCheckDigit);

/** True for two or more digits whose last is the Luhn check digit of the rest. */
export const isLuhnValid = (code: string): boolean => endsWith(code, luhnCheckDigit);
