import { instant, kopecks } from '../../loyalty/index.ts';
import type { Locale } from '../../loyalty/index.ts';
import type { DoneView } from '../../contract/till/views.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import { fiscalQr } from '../fiscal/tape.ts';
import type { Directory, ReceiptPlan } from '../store/types.ts';
import { shownNumber } from './certificates-view.ts';
import { lastFour, nameAndInitial } from './format.ts';
import { groupedCode } from './given.ts';
import { benefitsView, progressView } from './loyalty-view.ts';
import { pointsOutcome } from './points-outcome.ts';

/** The finished receipt as the screen shows it, from what is on disk: it can be shown again after a restart. */
export function doneView(
  plan: ReceiptPlan,
  fiscal: FiscalisedReceipt,
  tape: readonly string[],
  { directory, locale }: { directory: Pick<Directory, 'findCustomer'>; locale: Locale },
): DoneView {
  const { receiptId, number, plannedAt, quote, given, payments } = plan;
  const { fn, fd, fpd, change } = fiscal;
  return {
    receiptId,
    number,
    at: instant(plannedAt),
    total: quote.totals.toPay,
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
    customer: customerOf(plan, directory),
    progress: progressView(quote, locale),
    coupons: given.coupons.map(({ name, code, ...terms }) => ({
      name: name[locale],
      code: groupedCode(code),
      ...terms,
    })),
    tierReached: given.tierReached?.[locale] ?? null,
    benefits: benefitsView(quote, locale),
  };
}

function customerOf({ customer, quote }: ReceiptPlan, directory: Pick<Directory, 'findCustomer'>) {
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
