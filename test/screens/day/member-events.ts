/** What the programme rewards without a receipt. */
import type { z } from 'zod';
import type { memberEventDone, memberEventView } from '../../../contract/till/member-event-views.ts';

export const MEMBER_EVENTS: z.input<typeof memberEventView>[] = [
  { event: 'review', title: 'За отзыв о покупке', points: 1000, share: null, refusal: null },
  { event: 'subscription', title: 'Подписка на рассылку', points: 0, share: null, refusal: null },
  {
    ...{ event: 'survey', title: 'Анкета постоянного покупателя на день рождения магазина', points: 0, share: null },
    refusal: '«Анкета постоянного покупателя на день рождения магазина»: клиент уже использовал',
  },
  { event: 'top-up', title: 'Баллы за пополнение', points: 0, share: '1 %', refusal: null },
];
export const EVENT_DONE: z.input<typeof memberEventDone> = {
  ...{ title: 'За отзыв о покупке', points: 1000 },
  lots: [{ points: 1000, activatesAt: null, lastDay: '2027-11-21' }],
};
