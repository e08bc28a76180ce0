/** The integer units as they stand in a programme document; the ids name them in its JSON Schema. Source: loyalty-domain section 2. */
import { z } from 'zod';

/** 10 billion roubles: far above any receipt, and rates on it stay within 2^53. */
export const AMOUNT_MAX = 1_000_000_000_000;

export const kopecksSchema = z
  .int()
  .min(0)
  .max(AMOUNT_MAX)
  .brand<'Kopecks'>()
  .meta({ id: 'kopecks', description: 'kopecks: 100 = 1 rouble' });
export const pointsSchema = z
  .int()
  .min(0)
  .max(AMOUNT_MAX)
  .brand<'Points'>()
  .meta({ id: 'points', description: 'hundredths of a point: 100 = 1 point' });
export const quantitySchema = z
  .int()
  .min(0)
  .max(AMOUNT_MAX)
  .brand<'Quantity'>()
  .meta({ id: 'quantity', description: 'thousandths: one piece = 1000, 0.437 kg = 437' });
/** Points come and go in multiples of this, up to 10 000 points. */
export const stepSchema = z
  .int()
  .min(1)
  .max(1_000_000)
  .brand<'Points'>()
  .meta({ id: 'step', description: 'hundredths of a point: 100 = 1 point' });
/** 0 to 100 % */
export const shareSchema = z
  .int()
  .min(0)
  .max(10_000)
  .brand<'BasisPoints'>()
  .meta({ id: 'share', description: 'basis points: 100 = 1 %, 10000 = 100 %' });
/** Points per rouble: 0 to 1 000 % */
export const accrualRateSchema = z
  .int()
  .min(0)
  .max(100_000)
  .brand<'BasisPoints'>()
  .meta({ id: 'accrualRate', description: 'basis points: 100 = 1 %, one point a rouble = 10000' });

export const idSchema = z
  .string()
  .regex(/^[\w.-]{1,64}$/)
  .meta({ id: 'id', description: 'Latin letters, digits, _ . - up to 64' });
const spokenSchema = z.string().min(1).max(120);
export const nameSchema = z
  .strictObject({ ru: spokenSchema.describe('In Russian.'), en: spokenSchema.describe('In English.') })
  .meta({ id: 'name', description: 'as customers see it' });

export const dateSchema = z.iso.date().meta({ id: 'date', description: 'YYYY-MM-DD' });
/** Up to x100. */
export const multiplierSchema = z
  .int()
  .min(0)
  .max(100_000)
  .brand<'Multiplier'>()
  .meta({ id: 'multiplier', description: 'thousandths: x1.5 = 1500' });
