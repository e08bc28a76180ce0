/**
 * The integer units of the product. A float near any of them is a bug.
 * Source: loyalty-domain section 2.
 */
import type { $brand } from 'zod';

/** Money, integer kopecks; |value| ≤ 2^53 - 1. */
export type Kopecks = number & $brand<'Kopecks'>;
/** Loyalty points, integer hundredths of a point. */
export type Points = number & $brand<'Points'>;
/** Quantity, integer thousandths: one piece = 1000, 0.437 kg = 437. */
export type Quantity = number & $brand<'Quantity'>;
/** A rate, integer basis points: 1 % = 100. */
export type BasisPoints = number & $brand<'BasisPoints'>;
/** A moment, integer milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & $brand<'Instant'>;

function whole(value: number, unit: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${unit} must be a safe integer, got ${value}`);
  return value;
}

/** Brands an integer as kopecks. Throws RangeError for anything but a safe integer. */
export const kopecks = (value: number): Kopecks => whole(value, 'kopecks') as Kopecks;
/** Brands an integer as hundredths of a point. Throws RangeError for anything but a safe integer. */
export const points = (value: number): Points => whole(value, 'points') as Points;
/** Brands an integer as thousandths of a unit. Throws RangeError for anything but a safe integer. */
export const quantity = (value: number): Quantity => whole(value, 'quantity') as Quantity;
/** Brands an integer as basis points. Throws RangeError for anything but a safe integer. */
export const basisPoints = (value: number): BasisPoints => whole(value, 'basisPoints') as BasisPoints;
/** Brands an integer as an instant. Throws RangeError for anything but a safe integer. */
export const instant = (value: number): Instant => whole(value, 'instant') as Instant;
