/** Goods that buy a membership for a term; a renewal begins where the present term ends. Source: loyalty-domain section 13. */
import { z } from 'zod';
import { monthsLater } from '../memberships/term.ts';
import { mulDiv } from '../money/mul-div.ts';
import { instant } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape } from '../programme/rule.ts';
import { idSchema } from '../programme/units.ts';
import type { Draft } from '../quote/draft.ts';
import type { Change, CustomerSnapshot } from '../quote/types.ts';
import { zonedDay } from '../time/zoned-day.ts';
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
      const { lines } = draft;
      const unitsOf = (line: number) => mulDiv(lines[line]!.quantity, 1, 1000, 'floor');
      const sellers = linesOf(draft).filter((line) => unitsOf(line) > 0);
      if (sellers.length === 0) return skipped({ code: 'reward.skipped.noGoods', amount: null, params: {} });
      if (customer === null) return skipped({ code: 'reward.skipped.noCustomer', amount: null, params: {} });
      let end = endOfTerms(draft, customer, rule.membership);
      const changes = sellers.map((line): Change => {
        const [from, units] = [end, unitsOf(line)];
        end = monthsLater(from, units * rule.months, zone);
        const sold = { lineNo: lines[line]!.lineNo, units, months: rule.months };
        return { kind: 'membership', ruleId: rule.id, membershipId: rule.membership, ...sold, from, to: end };
      });
      return {
        kind: 'counted',
        changes,
        notes: [{ code: 'membership.sold', amount: end, params: { date: zonedDay(end, zone).date } }],
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
