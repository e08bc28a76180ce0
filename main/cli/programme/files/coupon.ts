import { z } from 'zod';
import { foldCode } from '../../../../loyalty/index.ts';
import * as units from '../../../../loyalty/index.ts';
import type { Coupon } from '../../../../loyalty/index.ts';
import { count, id, instant, kopecks } from './units.ts';

/** As people type it: folded as a till does. */
export const code = z
  .string()
  .min(1)
  .max(64)
  .transform(foldCode)
  .meta({ id: 'code', description: 'a code as it is typed' });

/** A single code with the record the centre keeps of it. */
export const coupon = z.strictObject({
  code,
  ruleId: id.describe('The rule it switches on.'),
  ownerId: id.nullable().default(null).describe('The member it belongs to; null = bearer.'),
  from: instant.default(units.instant(0)).describe('Works from this instant.'),
  to: instant.nullable().default(null).describe('Works up to this instant; null = without an end.'),
  state: z.enum(['issued', 'reserved', 'used', 'lapsed', 'withdrawn']).default('issued').describe('What became of it.'),
  usesLeft: count.nullable().default(1).describe('null = without limit.'),
  faceValue: kopecks.nullable().default(null).describe('What it takes off where every coupon has its own.'),
}) satisfies z.ZodType<Coupon>;
