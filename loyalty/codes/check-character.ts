/** Codes that a typing error does not turn into another code. Source: loyalty-domain section 7. */
import { mulDiv } from '../money/mul-div.ts';
import { stableHash } from '../experiments/experiment.ts';
import { foldCode } from './fold-code.ts';

/** Without I, L, O and U; what `foldCode` leaves as it is. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;

/**
 * The character that makes the weighted sum come out even (Luhn mod N over this alphabet): it catches every single
 * wrong character and nearly every swap of neighbours.
 */
export function checkCharacter(body: string): string {
  let sum = 0;
  const letters = Array.from(body).reverse();
  letters.forEach((letter, i) => {
    const value = ALPHABET.indexOf(letter) * (i % 2 === 0 ? 2 : 1);
    sum += mulDiv(value, 1, BASE, 'floor') + (value % BASE);
  });
  return ALPHABET[(BASE - (sum % BASE)) % BASE]!;
}

/** Is it a code of this making? */
export function hasGoodCheck(typed: string): boolean {
  const code = foldCode(typed);
  return code.length > 1 && checkCharacter(code.slice(0, -1)) === code.at(-1);
}

/** Distinct codes of `length` characters, the last a check; a pure function of the seed. */
export function generateCodes(count: number, seed: string, length: number): string[] {
  const codes = new Set<string>();
  for (let n = 0; codes.size < count; n++) {
    const body = Array.from({ length: length - 1 }, (_, at) => ALPHABET[stableHash(`${seed}/${n}/${at}`) % BASE]).join(
      '',
    );
    codes.add(body + checkCharacter(body));
  }
  return [...codes];
}
