/** The units of basket, customer and context files. Source: loyalty-domain sections 2 and 3. */
import { z } from 'zod';
import * as units from '../../../../contract/units.ts';
import { instant as toInstant } from '../../../../loyalty/index.ts';

export const kopecks = units.sum.meta({ id: 'kopecks', description: 'kopecks: 100 = 1 rouble' });
export const turnover = units.amount.meta({ id: 'turnover', description: 'kopecks: 100 = 1 rouble' });
export const points = units.points.meta({ id: 'points', description: 'hundredths of a point: 100 = 1 point' });
export const quantity = units.quantity.meta({
  id: 'quantity',
  description: 'thousandths: one piece = 1000, 0.437 kg = 437',
});
export const instant = z
  .union([z.int().nonnegative(), z.iso.datetime({ offset: true })])
  .transform((at) => toInstant(typeof at === 'number' ? at : Date.parse(at)))
  .meta({ id: 'instant', description: 'milliseconds since 1970, or text as 2026-01-31T09:00:00Z' });
export const id = z.string().min(1).max(64).meta({ id: 'id', description: 'as the programme or the shop names it' });
export const count = z.int().nonnegative().max(1_000_000_000);

/** As immutable as the engine's own lists. */
export const list = <T extends z.ZodType>(item: T, most = 1_000) => z.array(item).max(most).readonly();
