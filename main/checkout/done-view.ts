import { instant, kopecks, points } from '../../loyalty/index.ts';
import type { Locale } from '../../loyalty/index.ts';
import type { DoneView } from '../../contract/till/views.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import { totalOf } from '../fiscal/receipt-total.ts';
import { fiscalQr } from '../fiscal/tape.ts';
import type { Directory, PlannedReceipt } from '../store/types.ts';
import { shownNumber } from './certificates-view.ts';
import { shownContact } from './contact.ts';
import { lastFour, nameAndInitial } from './format.ts';
import { groupedCode } from './given.ts';
import { benefitsView, progressView } from './loyalty-view.ts';
import { pointsOutcome } from './points-outcome.ts';

/** What the two kinds of receipt show of the member, and nothing else of the other kind. */
type OfKind = Pick<DoneView, 'customer' | 'progress' | 'coupons' | 'tierReached' | 'survey' | 'benefits' | 'returned'>;

/** The finished receipt as the screen shows it, from what is on disk: it can be shown again after a restart. */
export function doneView(
  plan: PlannedReceipt,
  fiscal: FiscalisedReceipt,
  tape: readonly string[],
  { directory, locale }: { directory: Pick<Directory, 'findCustomer'>; locale: Locale },
  print: DoneView['print'] = 'printing',
): DoneView {
  const { receiptId, number, kind, plannedAt, payments } = plan;
  const { fn, fd, fpd, change } = fiscal;
  return {
    receiptId,
    number,
    kind,
    print,
    at: instant(plannedAt),
    total: totalOf(plan),
    received: kopecks(payments.cash + payments.card),
    certificates: payments.certificates.map(({ number, amount, left }) => ({
      shown: shownNumber(number),
      paid: amount,
      left,
    })),
    change: kopecks(change),
    cash: kopecks(payments.cash - change),
    card: kopecks(payments.card),
    tape: [...tape],
    qr: fiscalQr(plan, fiscal),
    fiscal: { fn, fd, fpd },
    contact: plan.fiscal.contact === null ? null : shownContact(plan.fiscal.contact),
    ...(plan.kind === 'sale' ? ofSale(plan, directory, locale) : ofReturn(plan, directory)),
  };
}

function ofSale(
  plan: PlannedReceipt & { kind: 'sale' },
  directory: Pick<Directory, 'findCustomer'>,
  locale: Locale,
): OfKind {
  const { quote, given } = plan;
  return {
    customer: customerOf(plan, directory),
    progress: progressView(quote, locale),
    coupons: given.coupons.map(({ name, code, ...terms }) => ({
      name: name[locale],
      code: groupedCode(code),
      ...terms,
    })),
    tierReached: given.tierReached?.[locale] ?? null,
    survey: given.survey?.caption[locale] ?? null,
    benefits: benefitsView(quote, locale),
    returned: null,
  };
}

function ofReturn(plan: PlannedReceipt & { kind: 'saleReturn' }, directory: Pick<Directory, 'findCustomer'>): OfKind {
  const { pointsBack, pointsTaken, certificates } = plan.quote;
  return {
    ...{
      customer: returnerOf(plan, directory),
      progress: [],
      coupons: [],
      tierReached: null,
      survey: null,
      benefits: [],
    },
    returned: {
      certificates: certificates.map(({ number, amount }) => ({ shown: shownNumber(number), amount })),
      pointsBack,
      pointsTaken: points(pointsTaken - plan.letOff),
      debt: plan.after?.debt ?? points(0),
    },
  };
}

function customerOf(
  { customer, quote }: PlannedReceipt & { kind: 'sale' },
  directory: Pick<Directory, 'findCustomer'>,
) {
  const outcome = pointsOutcome(quote);
  if (customer === null || outcome === null) return null;
  const { redeemed, redeemedMoney, earned, earnedFrom, balance } = outcome;
  return {
    name: nameAndInitial(directory.findCustomer(customer.customerId)?.personal().name ?? null),
    card: lastFour(customer.cardNumber),
    redeemed,
    redeemedMoney,
    earned,
    earnedFrom,
    balance,
  };
}

function returnerOf(
  { customerId, after }: PlannedReceipt & { kind: 'saleReturn' },
  directory: Pick<Directory, 'findCustomer'>,
) {
  if (customerId === null || after === null) return null;
  const stored = directory.findCustomer(customerId);
  return {
    name: nameAndInitial(stored?.personal().name ?? null),
    card: lastFour(stored?.record.cards[0]?.number ?? null),
    ...{ redeemed: points(0), redeemedMoney: kopecks(0), earned: points(0), earnedFrom: null },
    balance: after.balance,
  };
}
