/** What a scale is climbed by. Source: loyalty-domain sections 5, 9, 11. */
import { z } from 'zod';
import type { Draft } from '../quote/draft.ts';
import { nextMonthOf } from '../time/zoned-day.ts';
import { instant } from '../money/units.ts';
import type { Misfit } from './mechanic.ts';

export const metricSchema = z
  .enum(['receipt', 'lifetime', 'lastMonth', 'qualifying'])
  .describe(
    "`receipt`: the rule's goods on this receipt; `lifetime`: money paid before it, since joining; `lastMonth`: money paid in the whole month before; `qualifying`: what counts towards tiers.",
  );
export type Metric = z.infer<typeof metricSchema>;

/** @param receipt what the rule's goods come to */
export function measure(draft: Draft, metric: Metric, receipt: number): number {
  const { customer } = draft;
  switch (metric) {
    case 'receipt':
      return receipt;
    case 'lifetime':
      return customer?.lifetimeSpend ?? 0;
    case 'lastMonth':
      return spentLastMonth(draft);
    case 'qualifying':
      return customer?.qualifyingSpend ?? 0;
  }
}

/** The snapshot says which month it speaks of; any month but the last one counts nothing. */
function spentLastMonth({ customer, context, clock }: Draft): number {
  const { period, spent } = customer?.lastMonth ?? { period: '', spent: 0 };
  if (period === '') return 0;
  const following = nextMonthOf(instant(Date.parse(`${period}-15`)), context.storeZone);
  return following.month === clock.month ? spent : 0;
}

const BOUND_MAX = 1_000_000_000_000;

/** Steps of a scale; the whole sum gets the reached step, lower bounds inclusive. */
export const stepsSchema = <R extends z.ZodType<number>>(rate: R) =>
  z
    .array(
      z.strictObject({
        from: z.int().min(0).max(BOUND_MAX).describe('Inclusive; kopecks: 100 = 1 rouble.'),
        rateBp: rate,
      }),
    )
    .min(1)
    .max(100)
    .describe('The reached step holds for the whole sum.');

interface Step {
  from: number;
  rateBp: number;
}

export const reachedStep = <S extends Step>(steps: readonly S[], measured: number): S | undefined =>
  steps.findLast(({ from }) => from <= measured);

/** The first step not reached yet. */
export const nextStep = <S extends Step>(steps: readonly S[], measured: number): S | undefined =>
  steps.find(({ from }) => from > measured);

export function findDisorder(steps: readonly Step[]): Misfit[] {
  return steps.flatMap(({ from }, at) =>
    at > 0 && from <= steps[at - 1]!.from
      ? [
          {
            path: ['steps', at, 'from'],
            message: { ru: 'ступень должна быть выше предыдущей', en: 'must be above the step before' },
          },
        ]
      : [],
  );
}
