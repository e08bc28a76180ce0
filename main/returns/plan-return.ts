import {
  accruedLots,
  deriveBalance,
  points,
  quantity,
  quoteReturn,
  restoreLots,
  splitLine,
  takeBack,
} from '../../loyalty/index.ts';
import type {
  CustomerSnapshot,
  Instant,
  Lot,
  Points,
  ReturnTerms,
  Quantities,
  Restored,
  ReturnQuote,
} from '../../loyalty/index.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Cashier, FiscalLine, RegisterCounters } from '../../native/fiscal/port.ts';
import { businessDate } from '../checkout/business-date.ts';
import { textAbove } from '../fiscal/fiscal-receipt.ts';
import type { ReturnPlan } from '../store/types.ts';
import { printedOf } from './returnable.ts';
import type { Returnable } from './returnable.ts';
import { returnBlock } from './return-block.ts';

/** What a return of these quantities would do, before it has a number or a receipt. */
export interface ReturnDraft {
  quote: ReturnQuote;
  restored: Restored[];
  ownLotIds: string[];
  isPending: boolean;
  shortage: ReturnTerms['shortage'];
  /** accrued points that the member no longer has and that the programme lets off */
  letOff: Points;
  after: ReturnPlan['after'];
}

/**
 * @param member as they stand now; null for a receipt without one
 * @throws RangeError for goods that the receipt does not have (any more)
 */
export function draftReturn(
  { sale: { plan }, returned, before }: Returnable,
  { quantities, unusedAt }: Chosen,
  member: CustomerSnapshot | null,
  at: Instant,
): ReturnDraft {
  const { sold } = plan;
  const quote = quoteReturn(sold, before, quantities, unusedAt);
  const givenBack = returned.reduce((sum, one) => sum + one.plan.quote.pointsBack, 0);
  const { zone, shortage } = sold.terms;
  const terms = { ...sold.terms, now: at };
  const restored = restoreLots(sold.redeemedFrom, points(givenBack), quote.pointsBack, terms);
  const own = accruedLots(sold.receiptId, plan.quote.accrual.lots);
  const draft = {
    quote,
    restored,
    ownLotIds: own.map(({ id }) => id),
    isPending: own.some((lot) => lot.activatesAt > at),
    shortage,
  };
  return { ...draft, ...afterReturn(draft, member, at, zone) };
}

/** Points given back are there before earned ones are taken: so it is posted as well. */
function afterReturn(
  { quote, restored, ownLotIds, shortage }: Omit<ReturnDraft, 'after' | 'letOff'>,
  member: CustomerSnapshot | null,
  at: Instant,
  zone: string,
): Pick<ReturnDraft, 'after' | 'letOff'> {
  if (member === null) return { after: null, letOff: points(0) };
  const given: Lot[] = restored.map(({ lotId, amount, expiresAt }) => ({
    id: lotId,
    amount,
    activatesAt: at,
    expiresAt,
  }));
  const taken = takeBack([...member.lots, ...given], { ownLotIds, amount: quote.pointsTaken, shortage }, at);
  const debt = points(member.debt + taken.short);
  const holdings = { lots: taken.lots, held: member.held, debt };
  const balance = deriveBalance(holdings, at, { zone, expiryWarningDays: 0 }).available;
  return { after: { balance, debt }, letOff: taken.letOff };
}

/** What the cashier has chosen. */
export interface Chosen {
  quantities: Quantities;
  /** memberships are given back for their days unused from this instant; null = at their price, as other goods */
  unusedAt: Instant | null;
}

export interface ReturnFacts {
  receiptId: OperationId;
  number: number;
  at: Instant;
  found: Returnable;
  chosen: Chosen;
  draft: ReturnDraft;
  counters: RegisterCounters;
  cashier: Cashier;
  isTraining: boolean;
  /** characters of a line on the register */
  width: number;
}

/** Everything the return needs to end the same way after a crash. */
export function planReturn(facts: ReturnFacts): ReturnPlan {
  const { receiptId, number, at, found, chosen, draft, counters, cashier, isTraining, width } = facts;
  const { plan } = found.sale;
  const { cash, card } = draft.quote.tenders;
  const text = returnBlock(plan.number, draft, width);
  return {
    kind: 'saleReturn',
    receiptId,
    number,
    businessDate: businessDate(at, plan.storeZone),
    plannedAt: at,
    names: plan.names,
    storeZone: plan.storeZone,
    fiscal: {
      id: receiptId,
      operation: 'saleReturn',
      lines: draft.quote.lines.flatMap((line) => (line.quantity === 0 ? [] : fiscalLines(facts, line))),
      payments: { cash, electronic: card, advance: draft.quote.tenders.certificate, credit: 0 },
      taxSystem: plan.fiscal.taxSystem,
      contact: plan.fiscal.contact,
      cashier,
      textAbove: textAbove({ isTraining, greeting: null }, width),
      text,
    },
    payments: { cash, card, certificates: [] },
    counters,
    of: {
      receiptId: plan.receiptId,
      number: plan.number,
      soldAt: plan.quote.now,
      programmeId: plan.quote.programmeId,
    },
    customerId: plan.customer?.customerId ?? null,
    unknownCard: plan.unknownCard,
    ...chosen,
    ...draft,
  };
}

/** Same goods, tax and signs as the line was sold with; the money is its share, printed as price × quantity. */
function fiscalLines(
  { found }: ReturnFacts,
  { lineNo, quantity: amount, money }: ReturnQuote['lines'][number],
): FiscalLine[] {
  const { plan } = found.sale;
  const line = plan.basket.lines.find((one) => one.lineNo === lineNo)!;
  const printed = printedOf(plan, lineNo)[0]!;
  return splitLine({ ...line, quantity: quantity(amount) }, money).map((part) => ({
    ...printed,
    quantity: part.quantity,
    price: part.price,
    sum: part.sum,
  }));
}
