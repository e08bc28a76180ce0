import { TillError } from '../../../contract/errors/catalogue.ts';
import type { Locale } from '../../../loyalty/index.ts';
import type { Codes } from '../codes.ts';
import type { Clock } from '../ports.ts';
import type { Sale } from '../sale.ts';
import type { DraftEvent } from '../state.ts';
import { offersOf, offersView } from './offers.ts';

interface TakingParts {
  codes: Pick<Codes, 'take' | 'remove'>;
  clock: Clock;
  locale: Locale;
}

/**
 * One key: takes what is offered, one more of it where there are several, and takes the last one back.
 *
 * @throws (rejects) TillError OFFER_GIVES_NOTHING with the reason as a sentence; NOT_NOW when it is offered no more
 */
export async function takeOffer(sale: Sale, id: string, { codes, clock, locale }: TakingParts): Promise<void> {
  const priced = sale.priced();
  const offer = offersOf(priced).find((one) => one.id === id);
  const view = offersView(priced, locale).find((one) => one.id === id);
  if (offer === undefined || view === undefined) throw new TillError('NOT_NOW');
  if (offer.taken === 0 && !view.isOpen) throw new TillError('OFFER_GIVES_NOTHING', { reason: view.text || view.name });
  const choice = offer.kind === 'reward' || offer.taken === 0 ? offer.take : offer.leave;
  if (choice.type === 'codeEntered') await codes.take(choice.code.code);
  else if (choice.type === 'codeRemoved') codes.remove(choice.code);
  else sale.apply({ ...choice, at: clock.now() } as DraftEvent);
}
