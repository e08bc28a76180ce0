/** How many points a receipt, a day and a month may bring. Source: loyalty-domain section 9. */
import { z } from 'zod';
import { ruleShape } from '../programme/rule.ts';
import { pointsSchema } from '../programme/units.ts';
import { cutLastFirst } from '../quote/budgets.ts';
import { counterKey, counterOf, countOf } from '../quote/counters.ts';
import type { Draft } from '../quote/draft.ts';
import { defineMechanic } from './mechanic.ts';
import type { Note } from './note.ts';

const schema = z.strictObject({
  ...ruleShape,
  kind: z.literal('accrual-caps').describe('How many points a receipt, a day and a month may bring.'),
  perReceipt: pointsSchema.optional().describe('All rules together, on one receipt.'),
  perDay: pointsSchema.optional().describe('In one store day; pending points count, returned ones do not.'),
  perMonth: pointsSchema.optional().describe('In one store month.'),
  perMember: pointsSchema.optional().describe("In the member's life."),
});

const ORDER = ['perReceipt', 'perDay', 'perMonth', 'perMember'] as const;
type Cap = (typeof ORDER)[number];

export const accrualCaps = defineMechanic({
  kind: 'accrual-caps',
  stage: 'accrualCaps',
  schema,
  prepare(rule) {
    return (draft) => {
      const total = draft.accruals.reduce((sum, { amount }) => sum + amount, 0);
      const notes: Note[] = [];
      let limitedBy: Cap | null = null;
      let allowed = total;
      for (const name of ORDER) {
        const cap = rule[name];
        if (cap === undefined || (name === 'perReceipt' && draft.event !== null)) continue;
        const room = Math.max(0, cap - earnedBefore(draft, name));
        if (room >= allowed) continue;
        notes.push({ code: `accrue.cut.${name}`, amount: room, params: { cap, room } });
        limitedBy = name;
        allowed = room;
      }
      const amounts = cutLastFirst(draft, total - allowed);
      return { kind: 'cut', amounts, limitedBy, notes, countsLife: rule.perMember !== undefined };
    };
  },
  words: ({ perReceipt, perDay, perMonth, perMember }, say) => {
    const cap = (most: number | undefined, ru: string, en: string) =>
      most === undefined ? [] : [`${say.ofPoints(most)} ${say.pick(ru, en)}`];
    const caps = [
      ...cap(perReceipt, 'за чек', 'a receipt'),
      ...cap(perDay, 'в день', 'a day'),
      ...cap(perMonth, 'в месяц', 'a month'),
      ...cap(perMember, 'за всё время', 'in all'),
    ];
    return `${say.pick('начисляем не больше', 'at most')} ${say.list(caps)}`;
  },
  texts: {
    'accrue.cut.perReceipt': {
      ru: 'Начислим не больше {cap|ofPoints} за чек',
      en: 'At most {cap|ofPoints} earned a receipt',
    },
    'accrue.cut.perDay': {
      ru: 'Сегодня начислим ещё {room|points}, не больше {cap|ofPoints} в день',
      en: '{room|points} more today, at most {cap|ofPoints} a day',
      whenZero: { ru: 'Дневной лимит начисления исчерпан', en: 'Daily earning limit used up' },
    },
    'accrue.cut.perMember': {
      ru: 'Всего по карте начислим ещё {room|points}',
      en: '{room|points} more in all on this card',
      whenZero: { ru: 'Лимит начисления по карте исчерпан', en: 'Earning limit of the card used up' },
    },
    'accrue.cut.perMonth': {
      ru: 'В этом месяце начислим ещё {room|points}, не больше {cap|ofPoints}',
      en: '{room|points} more this month, at most {cap|ofPoints}',
      whenZero: { ru: 'Месячный лимит начисления исчерпан', en: 'Monthly earning limit used up' },
    },
  },
});

function earnedBefore(draft: Draft, name: Cap): number {
  if (name === 'perReceipt') return 0;
  if (name === 'perMember') return countOf(draft, 'member', counterKey.earned());
  return counterOf(draft, name === 'perDay' ? 'day' : 'month').earned;
}
