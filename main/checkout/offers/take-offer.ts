import { TillError } from '../../../contract/errors/catalogue.ts';
import type { Locale } from '../../../loyalty/index.ts';
import type { Clock } from '../ports.ts';
import type { Sale } from '../sale.ts';
import type { DraftEvent } from '../state.ts';
import { offersOf, offersView } from './offers.ts';

/**
 * One key: takes what is offered, one more of it where there are several, and takes the last one back.
 *
 * @throws TillError OFFER_GIVES_NOTHING with the reason as a sentence; NOT_NOW when it is offered no more
 */
export function takeOffer(sale: Sale, id: string, { clock, locale }: { clock: Clock; locale: Locale }): void {
  const priced = sale.priced();
  const offer = offersOf(priced).find((one) => one.id === id);
  const view = offersView(priced, locale).find((one) => one.id === id);
  if (offer === undefined || view === undefined) throw new TillError('NOT_NOW');
  if (offer.taken === 0 && !view.isOpen) throw new TillError('OFFER_GIVES_NOTHING', { reason: view.text || view.name });
  const choice = offer.kind === 'reward' || offer.taken === 0 ? offer.take : offer.leave;
  sale.apply({ ...choice, at: clock.now() } as DraftEvent);
}
