/** What is offered to the customer, one key each: taken, and taken back with the same. */
import type { Command } from './command.ts';
import { ask } from './say.ts';

export const takeOffer: readonly Command[] = Array.from({ length: 9 }, (_, at) => ({
  id: `offer-${at + 1}`,
  key: { code: `Digit${at + 1}`, ctrl: true },
  cap: `Ctrl+${at + 1}`,
  label: 'cmd.offer',
  places: ['sale', 'payment'],
  blocked: ({ sale }) => (sale.offers[at] === undefined ? 'offer.none' : null),
  perform({ sale }) {
    const offer = sale.offers[at];
    if (offer) ask(`offer ${offer.id}`, (till) => till.sale.takeOffer({ id: offer.id }));
  },
}));
