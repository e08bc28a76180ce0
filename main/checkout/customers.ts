import { TillError } from '../../contract/errors/catalogue.ts';
import type { CustomerFound, InfoKey } from '../../contract/till/views.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { CustomerSnapshot } from '../../loyalty/index.ts';
import { parseTyped } from '../scan/typed.ts';
import type { ScanProfile } from '../scan/card-formats.ts';
import type { Directory, StoredCustomer } from '../store/types.ts';
import { lastFour, nameAndInitial } from './format.ts';
import { LATE_ANSWER_MS } from './ports.ts';
import type { Clock, Log, SendSignal, Sync } from './ports.ts';
import type { ProgrammeInForce } from './programmes.ts';
import type { Sale } from './sale.ts';

export interface Customers {
  /** full phone, last four digits of one, or a card number; at most 8 */
  find(query: string): CustomerFound[];
  attachById(customerId: string): void;
  /** a card this copy does not hold sells on and earns at the centre */
  attachByCard(cardNumber: string): void;
  attachByPhone(e164: string): void;
  /** fresh figures of the centre for whoever is attached, once it answers */
  refreshAttached(): void;
}

export interface CustomersParts {
  directory: Directory;
  sale: Sale;
  sync: Pick<Sync, 'refreshCustomer' | 'state'>;
  clock: Clock;
  signal: SendSignal;
  log: Log;
  profile: ScanProfile;
  locale: () => Locale;
  programmeAt: (now: ReturnType<Clock['now']>) => ProgrammeInForce;
}

const FOUND_MAX = 8;

type IdentifiedBy = CustomerSnapshot['identifiedBy'];

export function createCustomers(parts: CustomersParts): Customers {
  const { directory, sale, sync, clock } = parts;

  return {
    find(query) {
      const { kind } = parseTyped(query, parts.profile);
      const digits = query.replace(/\D/g, '');
      const byCard = kind.kind === 'card' ? directory.findCustomerByCard(kind.number) : undefined;
      const byPhone = kind.kind === 'phone' ? directory.findCustomersByPhone(kind.e164) : [];
      const byEnd = digits.length === 4 ? directory.findCustomersByPhoneEnd(digits, FOUND_MAX) : [];
      return [...(byCard === undefined ? [] : [byCard]), ...byPhone, ...byEnd].slice(0, FOUND_MAX).map(foundView);
    },
    attachById(customerId) {
      const stored = directory.findCustomer(customerId);
      if (stored === undefined) throw new TillError('CUSTOMER_NOT_FOUND');
      attach(stored, 'phone', activeCard(stored));
      refresh('customerId', customerId);
    },
    attachByCard(cardNumber) {
      const stored = directory.findCustomerByCard(cardNumber);
      if (stored !== undefined) attach(stored, 'card', cardNumber);
      else noteUnknown(cardNumber);
      refresh('card', cardNumber);
    },
    attachByPhone(e164) {
      const [stored, ...others] = directory.findCustomersByPhone(e164);
      if (others.length > 0) throw new TillError('CUSTOMER_SEVERAL', { n: others.length + 1 });
      if (stored === undefined && sync.state().state !== 'online') throw new TillError('CUSTOMER_NOT_FOUND');
      if (stored !== undefined) attach(stored, 'phone', activeCard(stored));
      else sale.apply({ type: 'phoneAsked', e164, at: clock.now() });
      refresh('phone', e164);
    },
    refreshAttached() {
      const { customer } = sale.state().draft;
      if (customer !== null) refresh('customerId', customer.stored.customerId);
    },
  };

  function attach(stored: StoredCustomer, identifiedBy: IdentifiedBy, cardNumber: string | null): void {
    const before = sale.state().draft.customer;
    const isRedeeming = sale.state().draft.redeem.kind === 'points';
    sale.apply({
      type: 'customerAttached',
      customer: { stored, identifiedBy, cardNumber, isFresh: false },
      at: clock.now(),
    });
    const isReplaced = before !== null && before.stored.customerId !== stored.customerId;
    const message = isReplaced ? info(isRedeeming ? 'cust.replaced' : 'cust.changed') : null;
    parts.signal({ sound: 'customer', message });
  }

  function noteUnknown(cardNumber: string): void {
    sale.apply({ type: 'unknownCardNoted', cardNumber, at: clock.now() });
    parts.signal({ sound: 'attention', message: info('cust.unknownCard', { card: lastFour(cardNumber) ?? '' }) });
  }

  /** Quiet: the line never waits for the centre, and no answer changes nothing. */
  function refresh(by: 'customerId' | 'card' | 'phone', value: string): void {
    if (sync.state().state !== 'online') return;
    sync
      .refreshCustomer(by, value, LATE_ANSWER_MS)
      .then((answer) => takeAnswer(by, value, answer))
      .catch((error: unknown) => parts.log.error('refreshing a customer failed', error));
  }

  function takeAnswer(by: 'customerId' | 'card' | 'phone', value: string, answer: StoredCustomer | null | undefined) {
    const { draft, phase } = sale.state();
    if (answer === undefined || (phase !== 'empty' && phase !== 'selling')) return;
    const isAwaited = by === 'card' ? draft.unknownCard === value : by === 'phone' && draft.awaitedPhone === value;
    if (answer === null) {
      if (!isAwaited) return;
      sale.apply({ type: 'unknownCardDenied', cardNumber: value });
      parts.signal({ sound: 'refused', message: { kind: 'error', error: { code: 'CUSTOMER_NOT_FOUND', params: {} } } });
      return;
    }
    if (isAwaited) attach(answer, by === 'card' ? 'card' : 'phone', by === 'card' ? value : activeCard(answer));
    sale.apply({ type: 'customerRefreshed', stored: answer });
  }

  function foundView(stored: StoredCustomer): CustomerFound {
    const { name, phone } = stored.personal();
    const { programme } = parts.programmeAt(clock.now()).prepared;
    const tier = programme.tiers.find(({ id }) => id === stored.record.tierId);
    return {
      customerId: stored.customerId,
      name: nameAndInitial(name),
      card: lastFour(activeCard(stored)),
      phone: lastFour(phone),
      tier: tier?.name[parts.locale()] ?? null,
    };
  }
}

const activeCard = ({ record }: StoredCustomer): string | null =>
  record.cards.find(({ state }) => state === 'active')?.number ?? null;

const info = (key: InfoKey, params: Record<string, string | number> = {}) => ({ kind: 'info' as const, key, params });
