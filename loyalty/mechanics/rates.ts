/** A rate for everyone and other rates for some tiers. */
import { z } from 'zod';
import type { Terms } from '../programme/terms.ts';
import type { Misfit } from './mechanic.ts';
import { idSchema } from '../programme/units.ts';
import type { Draft } from '../quote/draft.ts';

export const ratesShape = <R extends z.ZodType<number>>(rate: R) => ({
  rateBp: rate.describe('For who has no tier or one that is not named in `rateByTierBp`.'),
  rateByTierBp: z.record(idSchema, rate).optional().describe('Other rates by tier id; basis points.'),
});

interface Rates {
  rateBp: number;
  rateByTierBp?: Readonly<Record<string, number>> | undefined;
}

export function rateFor({ rateBp, rateByTierBp }: Rates, { tier }: Draft): number {
  return (tier === null ? undefined : rateByTierBp?.[tier.id]) ?? rateBp;
}

/** Rates for tiers the programme does not have. */
export function findUnknownTiers({ rateByTierBp }: Rates, { tiers }: Terms): Misfit[] {
  return Object.keys(rateByTierBp ?? {})
    .filter((id) => !tiers.some((tier) => tier.id === id))
    .map((id) => ({
      path: ['rateByTierBp', id],
      message: { ru: 'такого уровня в программе нет', en: 'no such tier in the programme' },
    }));
}
