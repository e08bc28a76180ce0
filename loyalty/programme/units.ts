/** The integer units as they stand in a programme document. Source: loyalty-domain section 2. */
import { z } from 'zod';

/** 10 billion roubles: far above any receipt, and rates on it stay within 2^53. */
const AMOUNT_MAX = 1_000_000_000_000;

export const kopecksSchema = z.int().min(0).max(AMOUNT_MAX).brand<'Kopecks'>();
export const pointsSchema = z.int().min(0).max(AMOUNT_MAX).brand<'Points'>();
export const quantitySchema = z.int().min(0).max(AMOUNT_MAX).brand<'Quantity'>();
/** Points come and go in multiples of this, up to 10 000 points. */
export const stepSchema = z.int().min(1).max(1_000_000).brand<'Points'>();
/** 0 to 100 % */
export const shareSchema = z.int().min(0).max(10_000).brand<'BasisPoints'>();
/** Points per rouble: 0 to 1 000 % */
export const accrualRateSchema = z.int().min(0).max(100_000).brand<'BasisPoints'>();

export const idSchema = z.string().regex(/^[\w.-]{1,64}$/);
export const nameSchema = z.strictObject({ ru: z.string().min(1).max(120), en: z.string().min(1).max(120) });

export const dateSchema = z.iso.date();
/** Thousandths: x1.5 = 1500. Up to x100. */
export const multiplierSchema = z.int().min(0).max(100_000).brand<'Multiplier'>();
