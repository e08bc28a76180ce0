/**
 * A list of things to buy, a reward once all are bought. Progress lies in counters that a return takes back.
 * Source: loyalty-domain section 13.
 */
import { z } from 'zod';
import { points } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { accrualShape } from '../programme/rule.ts';
import { idSchema, kopecksSchema, pointsSchema } from '../programme/units.ts';
import { countOf, counterKey } from '../quote/counters.ts';
import type { Draft } from '../quote/draft.ts';
import type { Change } from '../quote/types.ts';
import { accrualBase } from './accrual-base.ts';
import { skipped, standing } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';
import { paidUnits } from './whole-units.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z
    .literal('quest')
    .describe(
      'A list of things to buy, a reward once all are bought. Progress lies in counters that a return takes back.',
    ),
  conditions: z
    .array(
      z.strictObject({
        id: idSchema.describe('Its progress is counted under this name.'),
        goods: goodsSchema.optional(),
        units: z.int().min(1).max(1_000_000).optional().describe('Units bought in all, or …'),
        amount: kopecksSchema.optional().describe('… money paid in all, or …'),
        receipts: z.int().min(1).max(1_000_000).optional().describe('… receipts.'),
      }),
    )
    .min(1)
    .max(20)
    .describe('All must be met.'),
  points: pointsSchema.optional().describe('Reward in points.'),
  tokens: z
    .strictObject({ counter: idSchema, count: z.int().min(1).max(1_000_000).describe('How many.') })
    .optional()
    .describe('Reward in tokens: a counter of this name.'),
});

type Condition = z.infer<typeof schema>['conditions'][number];

export const quest = defineMechanic({
  kind: 'quest',
  stage: 'accrual',
  schema,
  prepare(rule, workshop) {
    const conditions = rule.conditions.map((condition) => ({
      ...condition,
      linesOf: workshop.linesOf(condition.goods),
    }));
    const goal = conditions.length;
    const doneKey = counterKey.rewards(rule.id);
    const { points: promised = 0, maxPoints = promised } = rule;
    const given = points(Math.min(promised, maxPoints));
    const isPaidInPoints = promised > 0;
    const isCut = given < promised;
    return (draft) => {
      if (draft.customer === null) return skipped({ code: 'accrue.skipped.noCustomer', amount: null, params: {} });
      if (countOf(draft, 'member', doneKey) > 0) return skipped({ code: 'quest.done', amount: null, params: {} });
      const steps = conditions.map((condition) => {
        const before = countOf(draft, 'member', counterKey.quest(rule.id, condition.id));
        const shares = progressOf(draft, condition, condition.linesOf(draft));
        const by = shares === null ? 1 : shares.reduce((sum, part) => sum + part, 0);
        const wanted = condition.units ?? condition.amount ?? condition.receipts ?? 1;
        return { id: condition.id, before, by, shares, wanted };
      });
      const met = (isAfter: boolean) =>
        steps.filter(({ before, by, wanted }) => before + (isAfter ? by : 0) >= wanted).length;
      if (steps.every(({ by }) => by === 0))
        return standing('quest', { code: 'accrue.skipped.noGoods', amount: null, params: {} }, met(false), goal);
      const isDone = met(true) === goal;
      const count = (key: string, by: number, shares: readonly number[] | null = null): Change => ({
        kind: 'counter',
        scope: 'member',
        key,
        by,
        ...(shares === null ? { onReturn: 'whole' } : { shares, onReturn: 'share' }),
      });
      const lines = draft.lines.map((_, line) => line);
      const reward = [
        count(doneKey, 1),
        ...(rule.tokens === undefined ? [] : [count(rule.tokens.counter, rule.tokens.count)]),
      ];
      return {
        kind: 'accrued',
        lines: isDone ? lines : [],
        weights: isDone ? lines.map((line) => draft.left[line]!) : [],
        amount: isDone ? given : 0,
        limitedBy: isDone && isCut ? 'perRule' : null,
        changes: [
          ...steps
            .filter(({ by }) => by > 0)
            .map(({ id, by, shares }) => count(counterKey.quest(rule.id, id), by, shares)),
          ...(isDone && !isPaidInPoints ? reward : []),
        ],
        // A reward that caps cut to nothing is not used up: the next purchase brings it.
        ...(isDone && isPaidInPoints && { changesIfGiven: reward }),
        progress: { kind: 'quest', before: met(false), after: met(true), goal, rewards: isDone ? 1 : 0 },
        notes: [
          isDone
            ? { code: 'quest.completed', amount: given, params: { given } }
            : { code: 'quest.progress', amount: met(true), params: { now: met(true), goal } },
          ...(isDone && isCut
            ? [{ code: 'accrue.cut.perRule', amount: promised - given, params: { cap: given } }]
            : []),
        ],
      };
    };
  },
  words: ({ conditions, points, tokens }, say) => {
    const tasks = conditions.map(({ goods, units, amount, receipts }) =>
      units !== undefined
        ? `${say.pick('купить', 'buy')} ${say.count(units, 'unit')}${say.goods(goods)}`
        : amount !== undefined
          ? `${say.pick('купить на', 'buy for')} ${say.money(amount)}${say.goods(goods)}`
          : `${say.pick('сделать', 'make')} ${say.count(receipts ?? 1, 'purchase')}${say.goods(goods)}`,
    );
    const rewards = [
      ...(points === undefined ? [] : [say.points(points)]),
      ...(tokens === undefined ? [] : [say.count(tokens.count, 'token')]),
    ];
    return `${tasks.join(say.pick(' и ', ' and '))} — ${say.pick('награда', 'reward')} ${say.list(rewards)}`;
  },
  texts: {
    'quest.done': { ru: '{rule|name}: задание уже выполнено', en: '{rule|name}: already completed' },
    'quest.progress': { ru: '{rule|name}: выполнено {now} из {goal}', en: '{rule|name}: {now} of {goal} done' },
    'quest.completed': {
      ru: '{rule|name}: задание выполнено, {given|points}',
      en: '{rule|name}: completed, {given|points}',
    },
  },
});

/** What each line of the receipt brings; null = the receipt counts as one. */
function progressOf(draft: Draft, { units, amount }: Condition, lines: readonly number[]): readonly number[] | null {
  const shares = draft.lines.map(() => 0);
  if (units === undefined && amount === undefined) return lines.length > 0 ? null : shares;
  const base = units === undefined ? accrualBase(draft, lines) : [];
  lines.forEach((line, k) => (shares[line] = units === undefined ? base[k]! : paidUnits(draft, line)));
  return shares;
}
