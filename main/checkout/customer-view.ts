import type { CustomerView } from '../../contract/till/views.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import { lastSpendableDay, openBirthday } from '../../loyalty/index.ts';
import { isCardClosed } from './draft.ts';
import type { AttachedCustomer } from './draft.ts';
import type { Priced } from './pricing.ts';
import { lastFour, nameAndInitial } from './format.ts';

/** Name and initial, last four digits: nothing more of a person leaves main. */
export function customerView(
  customer: AttachedCustomer,
  { quote, snapshot, programme, storeZone }: Pick<Priced, 'quote' | 'snapshot' | 'programme' | 'storeZone'>,
  { isOnline, locale }: { isOnline: boolean; locale: Locale },
): CustomerView | null {
  const { balance, tier, now } = quote;
  if (balance === null) return null;
  const { zone, tierTerms, mechanics } = programme.prepared.programme;
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
              next === null
                ? null
                : {
                    name: next.name[locale],
                    missing: next.missing,
                    unit: tierTerms?.metric ?? 'spend',
                    progressBp: next.progressBp,
                  },
          },
    available,
    pending,
    pendingNext,
    expiringNext,
    debt,
    memberships: (snapshot?.memberships ?? [])
      .filter(({ from, to }) => from <= now && now < to)
      .map(({ id, to }) => ({ name: membershipName(id), lastDay: lastSpendableDay(to, zone) })),
    birthday: snapshot === null ? null : openBirthday(programme.prepared, snapshot, now, storeZone),
    asOf: isFresh && isOnline ? null : stored.asOf,
  };

  /** The goods that sell a membership name it. */
  function membershipName(id: string): string {
    const sold = mechanics.find((rule) => rule.kind === 'membership-sale' && rule.membership === id);
    return sold?.name[locale] ?? id;
  }
}
