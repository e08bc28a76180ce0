/** A sale of ten lines to a member of the store, online and without redemption, as the checkout plans it. */
import { demoProgramme, prepareProgramme, quote } from '../../loyalty/index.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { toFiscalReceipt } from '../../main/fiscal/fiscal-receipt.ts';
import { soldWith } from '../../main/returns/sold-with.ts';
import type { ReceiptPlan } from '../../main/store/types.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import { basketOf, CONTEXT, NOW, ZONE } from './basket.ts';
import { cardNumber } from './customers.ts';
import type { FilledTill } from './filled-till.ts';

const LINES = 10;
const FN = '9999078900000001';

const prepared = prepareProgramme(demoProgramme, sha256);
const basket = basketOf(LINES, { kind: 'none' });
const names = Object.fromEntries(basket.lines.map(({ lineNo }) => [lineNo, `Молоко 3,2 % пастеризованное ${lineNo}`]));

export const TAPE = Array.from({ length: 40 }, (_, i) => `${String(i).padStart(2, '0')} Молоко 3,2 %      49,90`);

export function planSale({ stores }: FilledTill, customer: number): ReceiptPlan {
  const { ledger, directory, newId } = stores;
  const card = cardNumber(customer);
  const stored = directory.findCustomerByCard(card);
  if (stored === undefined) throw new Error(`customer ${customer} is not in the store`);
  const snapshot = ledger.customerSnapshot(stored, 'card', NOW, ZONE);
  const answer = quote(prepared, basket, snapshot, CONTEXT);
  const receiptId = newId();
  const payments = { cash: answer.totals.toPay, card: 0 };
  return {
    kind: 'sale',
    sold: soldWith({
      receiptId,
      programme: demoProgramme,
      quote: answer,
      snapshot,
      payments: { card: 0, certificates: [] },
    }),
    receiptId,
    number: ledger.nextReceiptNumber(),
    businessDate: '2026-11-22',
    plannedAt: NOW,
    basket,
    names,
    customer: { customerId: snapshot.id, cardNumber: card, snapshot },
    unknownCard: null,
    offline: null,
    context: {},
    storeZone: ZONE,
    programme: { id: answer.programmeId, hash: answer.programmeHash },
    quote: answer,
    given: { coupons: [], tierReached: null, survey: null },
    fiscal: toFiscalReceipt({
      ...{ receiptId, basket, quote: answer, names, marks: {}, payments: { ...payments, certificates: [] } },
      ...{
        taxSystem: 'osn',
        cashier: { name: 'Мария П.', inn: null },
        isTraining: false,
        contact: null,
        greeting: null,
        codes: [],
        width: 32,
        text: ['Начислено баллов: 25', 'Баланс: 430'],
      },
    }),
    payments: { ...payments, certificates: [] },
    certificatesSold: [],
    counters: {
      ...{ serial: '0001', fn: FN, lastFd: 10, currentDocument: 0, warnings: 0 },
      ...{ shiftOpen: true, shiftNumber: 3, receiptNumber: 7 },
    },
    holdId: null,
  };
}

export const documentOf = ({ number }: ReceiptPlan): FiscalisedReceipt => ({
  ...{ fn: FN, fd: number, fpd: 1_000_000 + number, dateTime: '2026-11-22T12:00', change: 0 },
});
