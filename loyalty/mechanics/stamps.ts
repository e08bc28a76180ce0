/**
 * Stamps for paid units, a reward for each full card. The counter runs on over full cards, so that a return takes back
 * exactly its share. Source: loyalty-domain section 13.
 */
import { z } from 'zod';
import { allocate } from '../money/allocate.ts';
import { mulDiv } from '../money/mul-div.ts';
import { goodsSchema } from '../programme/goods.ts';
import { ruleShape } from '../programme/rule.ts';
import { countOf, counterKey } from '../quote/counters.ts';
import { instant } from '../money/units.ts';
import { DAY_MS, zonedDay } from '../time/zoned-day.ts';
import { skipped, standing } from './conditions.ts';
import { defineMechanic } from './mechanic.ts';
import type { Note } from './note.ts';
import { paidUnits } from './whole-units.ts';

const countSchema = z.int().min(1).max(1_000_000);

const schema = z.strictObject({
  ...ruleShape,
  kind: z
    .literal('stamps')
    .describe(
      'Stamps for paid units, a reward for each full card. The counter runs on over full cards, so that a return takes back exactly its share.',
    ),
  goods: goodsSchema.optional(),
  perUnit: countSchema.optional().describe('For each paid unit; 1 by default.'),
  goal: countSchema.describe('Of a full card.'),
  perReceipt: countSchema.optional().describe('The most stamps of one receipt.'),
  perDay: countSchema.optional().describe('The most stamps of one store day.'),
  expiryDays: z
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('The card lapses so many days after its last stamp; never by default.'),
});

export const stamps = defineMechanic({
  kind: 'stamps',
  stage: 'counters',
  schema,
  prepare(rule, workshop) {
    const linesOf = workshop.linesOf(rule.goods);
    const { id, goal, perUnit = 1, perReceipt = Infinity, perDay, expiryDays } = rule;
    return (draft) => {
      if (draft.customer === null) return skipped({ code: 'reward.skipped.noCustomer', amount: null, params: {} });
      const matching = new Set(linesOf(draft));
      const perLine = draft.lines.map((_, line) => (matching.has(line) ? paidUnits(draft, line) : 0));
      const units = perLine.reduce((sum, count) => sum + count, 0);
      const dayKey = counterKey.stampsOn(id, draft.clock.date);
      const leftToday = perDay === undefined ? Infinity : Math.max(0, perDay - countOf(draft, 'member', dayKey));
      const wanted = units * perUnit;
      const given = Math.min(wanted, perReceipt, leftToday);
      const before = countOf(draft, 'member', counterKey.stamps(id));
      const cut: Note =
        leftToday < perReceipt
          ? { code: 'stamps.cut.perDay', amount: wanted - given, params: { most: perDay ?? 0 } }
          : { code: 'stamps.cut.perReceipt', amount: wanted - given, params: { most: perReceipt } };
      if (given === 0) {
        const reason: Note = wanted > 0 ? cut : { code: 'reward.skipped.noGoods', amount: null, params: {} };
        return standing('stamps', reason, before % goal, goal);
      }
      const cards = (count: number) => mulDiv(count, 1, goal, 'floor');
      const after = before + given;
      const rewards = cards(after) - cards(before);
      const { shares } = allocate(given, perLine);
      const base = { kind: 'counter', scope: 'member', by: given, shares, onReturn: 'share' } as const;
      const expiry = expiryDays === undefined ? {} : { expiresAt: endOf(expiryDays) };
      return {
        kind: 'counted',
        changes: [
          { ...base, key: counterKey.stamps(id), ...expiry },
          ...(perDay === undefined ? [] : [{ ...base, key: dayKey }]),
        ],
        progress: { kind: 'stamps', before: before % goal, after: after % goal, goal, rewards },
        notes: [
          { code: 'stamps.given', amount: given, params: { stamps: given, now: after % goal, goal } },
          ...(given < wanted ? [cut] : []),
          ...(rewards > 0 ? [{ code: 'stamps.reward', amount: rewards, params: { rewards } }] : []),
        ],
      };

      function endOf(days: number) {
        const { to } = zonedDay(draft.context.now, draft.context.storeZone);
        return instant(zonedDay(instant(to + days * DAY_MS), draft.context.storeZone).from);
      }
    };
  },
  words: ({ perUnit = 1, goal, goods, expiryDays }, say) => {
    const lapse =
      expiryDays === undefined
        ? ''
        : say.pick(
            `; карточка живёт ${say.count(expiryDays, 'day')} после последней`,
            `; the card lives ${say.count(expiryDays, 'day')} after the last one`,
          );
    return `${say.pick(`${say.count(perUnit, 'stamp')} за каждую оплаченную единицу`, `${say.count(perUnit, 'stamp')} for each paid unit`)}${say.goods(goods)}, ${say.pick('полная карточка', 'a full card')} — ${say.count(goal, 'stamp')}${lapse}`;
  },
  texts: {
    'stamps.given': {
      ru: '{rule|name}: штампов +{stamps}, на карте {now} из {goal}',
      en: '{rule|name}: {stamps} stamps, {now} of {goal} on the card',
    },
    'stamps.cut.perReceipt': {
      ru: '{rule|name}: штампов за чек не больше {most}',
      en: '{rule|name}: at most {most} stamps a receipt',
    },
    'stamps.cut.perDay': {
      ru: '{rule|name}: штампов в день не больше {most}',
      en: '{rule|name}: at most {most} stamps a day',
    },
    'stamps.reward': { ru: '{rule|name}: подарков +{rewards}', en: '{rule|name}: {rewards} rewards earned' },
  },
});
