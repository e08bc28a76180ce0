import type { CustomerView } from '../../contract/till/views.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { Quote } from '../../loyalty/index.ts';
import { isCardClosed } from './draft.ts';
import type { AttachedCustomer } from './draft.ts';
import { lastFour, nameAndInitial } from './format.ts';

/** Name and initial, last four digits: nothing more of a person leaves main. */
export function customerView(
  customer: AttachedCustomer,
  { balance, tier }: Quote,
  { isOnline, locale }: { isOnline: boolean; locale: Locale },
): CustomerView | null {
  if (balance === null) return null;
  const { stored, cardNumber, isFresh } = customer;
  const { name, phone } = stored.personal();
  const { available, pending, pendingNext, expiringNext, debt } = balance;
  const next = tier?.next ?? null;
  return {
    customerId: stored.customerId,
    name: nameAndInitial(name),
    card: lastFour(cardNumber),
    phone: lastFour(phone),
    blocked: stored.record.state !== 'active' || isCardClosed(customer),
    tier:
      tier === null
        ? null
        : {
            name: tier.name[locale],
            next:
              next === null ? null : { name: next.name[locale], missing: next.missing, progressBp: next.progressBp },
          },
    available,
    pending,
    pendingNext,
    expiringNext,
    debt,
    asOf: isFresh && isOnline ? null : stored.asOf,
  };
}
