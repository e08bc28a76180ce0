import type { Instant } from '../../loyalty/index.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Cashier, RegisterCounters, TaxSystem } from '../../native/fiscal/port.ts';
import { toFiscalReceipt } from '../fiscal/fiscal-receipt.ts';
import type { ReceiptPlan } from '../store/types.ts';
import { businessDate } from './business-date.ts';
import { contactOf } from './contact.ts';
import { givenBy } from './given.ts';
import { soldWith } from '../returns/sold-with.ts';
import { loyaltyBlock } from './loyalty-block.ts';
import type { Priced } from './pricing.ts';
import { receiptCodes } from './receipt-codes.ts';

export interface PlanFacts {
  receiptId: OperationId;
  number: number;
  plannedAt: Instant;
  priced: Priced;
  payments: ReceiptPlan['payments'];
  counters: RegisterCounters;
  holdId: OperationId | null;
  taxSystem: TaxSystem;
  /** who is at the till now, whoever opened the shift */
  cashier: Cashier;
  isTraining: boolean;
  /** characters of a line on the register */
  width: number;
}

/** Everything the receipt needs to end the same way after a crash, made once at the press of pay. */
export function planReceipt(facts: PlanFacts): ReceiptPlan {
  const { receiptId, number, plannedAt, priced, payments, counters, holdId } = facts;
  const { draft, basket, snapshot, offline, context, programme, storeZone, quote } = priced;
  const names = Object.fromEntries(draft.lines.map(({ line, name }) => [line.lineNo, name]));
  const marks = Object.fromEntries(draft.lines.flatMap(({ line, mark }) => (mark ? [[line.lineNo, mark]] : [])));
  const cardNumber = draft.customer?.cardNumber ?? null;
  const { unknownCard } = draft;
  const zone = programme.prepared.programme.zone;
  const { taxSystem, cashier, isTraining, width } = facts;
  const given = givenBy(receiptId, priced);
  const { certificates } = payments;
  const text = loyaltyBlock({ quote, given, cardNumber, unknownCard, certificates, zone, width });
  return {
    kind: 'sale',
    receiptId,
    number,
    businessDate: businessDate(plannedAt, storeZone),
    plannedAt,
    basket,
    names,
    customer: snapshot === null ? null : { customerId: snapshot.id, cardNumber, snapshot },
    unknownCard,
    offline,
    context,
    storeZone,
    programme: programme.stored,
    quote,
    given,
    fiscal: toFiscalReceipt({
      ...{ receiptId, basket, quote, names, marks, payments, taxSystem, cashier },
      ...{ contact: contactOf(priced), isTraining, text, width },
      greeting: programme.prepared.programme.receipt?.greeting?.ru ?? null,
      codes: receiptCodes(given),
    }),
    payments,
    certificatesSold: draft.lines.flatMap(({ certificate }) => certificate ?? []),
    counters,
    holdId,
    sold: soldWith({ receiptId, programme: programme.prepared.programme, quote, snapshot, payments }),
  };
}
