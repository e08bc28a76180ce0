/** Goods that buy a membership for a term; a renewal begins where the present term ends. Source: loyalty-domain section 13. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { mulDiv } from '../money/mul-div.ts';
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape } from '../programme/rule.ts';
import { idSchema } from '../programme/units.ts';
import type { Draft } from '../quote/draft.ts';
import type { CustomerSnapshot } from '../quote/types.ts';
import { skipped } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('membership-sale')
    .describe('Goods that buy a membership for a term; a renewal begins where the present term ends.'),
  goods: goodsSchema,
  membership: idSchema,
  months: z.int().min(1).max(120).describe('Of one unit.'),
});

export const membershipSale = defineMechanic({
  kind: 'membership-sale',
  stage: 'counters',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { zone } = workshop.terms;
    return (draft) => {
      const { customer } = draft;
      const units = linesOf(draft).reduce(
        (sum, line) => sum + mulDiv(draft.lines[line]!.quantity, 1, 1000, 'floor'),
        0,
      );
      if (units === 0) return skipped({ code: 'reward.skipped.noGoods', amount: null, params: {} });
      if (customer === null) return skipped({ code: 'reward.skipped.noCustomer', amount: null, params: {} });
      const from = endOfTerms(draft, customer, rule.membership);
      const to = monthsLater(from, units * rule.months, zone);
      return {
        kind: 'counted',
        changes: [{ kind: 'membership', ruleId: rule.id, membershipId: rule.membership, from, to }],
        notes: [{ code: 'membership.sold', amount: to, params: { date: dateOf(to, zone) } }],
      };
    };
  },
  words: ({ months, goods }, say) =>
    `${say.pick('подписка на', 'membership for')} ${say.count(months, 'month')}${say.goods(goods)}`,
  texts: {
    'membership.sold': { ru: '{rule|name}: подписка до {date|date}', en: '{rule|name}: membership until {date|date}' },
  },
});

/** Where the last term ends, one sold on this receipt counted; now where there is none. */
function endOfTerms({ changes, context }: Draft, { memberships = [] }: CustomerSnapshot, membership: string): Instant {
  const held = memberships.flatMap(({ id, to }) => (id === membership ? [to] : []));
  const sold = changes.flatMap((change) =>
    change.kind === 'membership' && change.membershipId === membership ? [change.to] : [],
  );
  return instant(Math.max(context.now, ...held, ...sold));
}

const zoned = (at: Instant, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The same clock time so many months on; a month too short for the day ends on its last day. */
function monthsLater(from: Instant, months: number, zone: string): Instant {
  return instant(zoned(from, zone).add({ months }).epochMilliseconds);
}

const dateOf = (at: Instant, zone: string): string => zoned(at, zone).toPlainDate().toString();
