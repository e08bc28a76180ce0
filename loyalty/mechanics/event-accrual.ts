/** Points for what a member does without a receipt: a review, a survey, a task, a top-up. Source: loyalty-domain sections 9, 13. */
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { basisPoints } from '../money/units.ts';
import type { BasisPoints } from '../money/units.ts';
import { accrualShape } from '../programme/rule.ts';
import type { Wording } from '../quote/format.ts';
import type { Draft } from '../quote/draft.ts';
import type { Change } from '../quote/types.ts';
import { accrualRateSchema, idSchema, pointsSchema, stepSchema } from '../programme/units.ts';
import { accrualTexts } from './accrual-base.ts';
import { accrued } from './accrued.ts';
import { findCode } from './codeless.ts';
import { skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';
import type { Outcome } from './mechanic.ts';

const schema = z.strictObject({
  ...accrualShape,
  kind: z
    .literal('event-accrual')
    .describe('Points for what a member does without a receipt: a review, a survey, a task, a top-up.'),
  event: idSchema.describe('Name of the event; answered once with `limits.perMember: 1`.'),
  points: pointsSchema.optional(),
  rateBp: accrualRateSchema.optional().describe("Points per rouble of the event's amount."),
  step: stepSchema.optional(),
  segment: idSchema
    .optional()
    .describe('A segment the member belongs to from then on; without points the rule is over for who is in it.'),
});

export const eventAccrual = defineMechanic({
  kind: 'event-accrual',
  stage: 'event',
  schema,
  check: findCode,
  prepare({ id, event, points = 0, rateBp = 0, step = 100, maxPoints, segment }) {
    const givesPoints = points > 0 || rateBp > 0;
    const changes = segment === undefined ? [] : [{ kind: 'segment' as const, ruleId: id, segment }];
    return (draft) => {
      if (draft.event?.name !== event) return skipped();
      if (!givesPoints && changes.length > 0) return join(draft, changes);
      const amount = points + mulDiv(draft.event.amount, rateBp, 10_000 * step, 'floor') * step;
      const outcome = accrued({
        draft,
        lines: [],
        weights: [],
        amount,
        maxPoints,
        obstacle: null,
        code: 'accrue.event',
        params: {},
      });
      return { ...outcome, changesIfGiven: changes };
    };
  },
  words: ({ event, points, rateBp, segment }, say) => {
    const gifts = [
      ...(points === undefined ? [] : [say.points(points)]),
      ...(rateBp === undefined
        ? []
        : [`${say.percent(rateBp)} ${say.pick('от суммы баллами', 'of the sum in points')}`]),
      ...(segment === undefined
        ? []
        : [`${say.pick('место в группе', 'a place among')} ${say.quoted([say.names.label(segment) ?? segment])}`]),
    ];
    return `${say.list(gifts)} ${say.pick('за', 'for')} ${say.labelled([event])}`;
  },
  texts: {
    ...accrualTexts,
    'accrue.event': { ru: '{rule|name}: {given|points}', en: '{rule|name}: {given|points}' },
    'accrue.event.joined': { ru: '{rule|name}: отмечено', en: '{rule|name}: noted' },
    'accrue.skipped.joined': { ru: '«{rule|name}»: уже отмечено', en: '{rule|name}: noted before' },
  },
});

function join({ customer }: Draft, changes: readonly (Change & { kind: 'segment' })[]): Outcome {
  const held = customer?.segments ?? [];
  if (changes.every(({ segment }) => held.includes(segment))) {
    return skipped({ code: 'accrue.skipped.joined', amount: null, params: {} });
  }
  return { kind: 'counted', changes, notes: [{ code: 'accrue.event.joined', amount: null, params: {} }] };
}

/** Something a member can do without a receipt, with the rules that reward it. */
export interface ListedEvent {
  /** As `MemberEvent` names it. */
  name: string;
  /** Of the first of its rules. */
  title: Wording;
  ruleIds: readonly string[];
  /** Points per rouble of its sum, all rules together; 0 = it has no sum. */
  rateBp: BasisPoints;
}

type Rule = z.infer<typeof schema>;

/** The events that a programme rewards, each once, in the order of its rules. Pure. */
export function listEvents({ mechanics }: { mechanics: readonly { kind: string }[] }): ListedEvent[] {
  const events = new Map<string, ListedEvent>();
  for (const { id, event: name, name: title, rateBp = 0 } of mechanics.filter(isEventAccrual)) {
    const known = events.get(name) ?? { name, title, ruleIds: [], rateBp: 0 };
    events.set(name, {
      ...known,
      ruleIds: [...known.ruleIds, id],
      rateBp: basisPoints(known.rateBp + rateBp),
    });
  }
  return [...events.values()];
}

const isEventAccrual = (rule: { kind: string }): rule is Rule => rule.kind === eventAccrual.kind;
