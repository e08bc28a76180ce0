import { kopecks, points, quantity } from '../../loyalty/index.ts';
import type { Quantities } from '../../loyalty/index.ts';
import type { ReturnView } from '../../contract/till/views.ts';
import { shownNumber } from '../checkout/certificates-view.ts';
import { lastFour, nameAndInitial } from '../checkout/format.ts';
import { totalOf } from '../fiscal/receipt-total.ts';
import type { Directory } from '../store/types.ts';
import type { ReturnDraft } from './plan-return.ts';
import { leftOf } from './returnable.ts';
import type { Returnable } from './returnable.ts';

const NOTHING = kopecks(0);

export function returnView(
  found: Returnable | null,
  chosen: Quantities,
  draft: ReturnDraft | null,
  membership: ReturnView['membership'],
  directory: Pick<Directory, 'findCustomer'>,
): ReturnView {
  if (found === null || draft === null) {
    const money = { total: NOTHING, handed: NOTHING, cash: NOTHING, card: NOTHING };
    return {
      receipt: null,
      customer: null,
      lines: [],
      money,
      certificates: [],
      membership: null,
      pointsBack: points(0),
      pointsTaken: points(0),
      pointsLetOff: points(0),
      after: null,
    };
  }
  const { plan, fiscal } = found.sale;
  const { certificates, money: total, pointsBack, pointsTaken, lines } = draft.quote;
  const { cash, card } = draft.quote.tenders;
  return {
    receipt: { number: plan.number, at: plan.quote.now, total: totalOf(plan), fd: fiscal?.fd ?? 0 },
    customer: customerOf(found, directory),
    lines: plan.sold.lines.map((sold, index) => ({
      lineNo: sold.lineNo,
      name: plan.names[sold.lineNo] ?? '',
      soldBy: plan.basket.lines.find(({ lineNo }) => lineNo === sold.lineNo)?.soldBy ?? 'piece',
      sold: sold.quantity,
      left: quantity(leftOf(found, sold.lineNo)),
      chosen: quantity(chosen[sold.lineNo] ?? 0),
      paid: sold.net,
      money: lines[index]?.money ?? NOTHING,
    })),
    money: { total, handed: kopecks(cash + card), cash, card },
    certificates: certificates.map(({ number, amount }) => ({ shown: shownNumber(number), amount })),
    membership,
    pointsBack,
    pointsTaken: points(pointsTaken - draft.letOff),
    pointsLetOff: draft.letOff,
    after: draft.after,
  };
}

function customerOf({ sale: { plan } }: Returnable, directory: Pick<Directory, 'findCustomer'>) {
  if (plan.customer === null) return null;
  const { customerId, cardNumber } = plan.customer;
  return {
    name: nameAndInitial(directory.findCustomer(customerId)?.personal().name ?? null),
    card: lastFour(cardNumber),
  };
}
