/** Closing a receipt: payments, change, taxes, the fiscal document. Source: fiscal-printer sections 4.4, 4.5. */
import { fromHex } from './bytes.ts';
import type { CommandContext } from './command.ts';
import { assertDriveAccepts, assertShiftYoung, DOCUMENT, issueDocument } from './drive.ts';
import { REFUSAL, Refusal } from './refusal.ts';
import { printDocument } from './print-job.ts';
import { getOwnReceipt, subtotal } from './receipt.ts';
import { receiptElements } from './receipt-document.ts';
import { OPERATION_OF_KIND, receiptPaper, type Settlement } from './receipt-paper.ts';
import { cashDelta, countDocument, countReceipt, drawerCash, linesOf } from './registers.ts';
import type { FiscalDocument, OpenReceipt } from './state.ts';
import { readNumber } from './tables.ts';
import { findVat, vatInside } from './vat.ts';

export interface Tender {
  /** payments 1..16, kopecks */
  readonly payments: readonly number[];
  /** kopecks to take off: 0 or what stands above whole roubles */
  readonly rounding: number;
  /** one bit; null takes the first one of the registration */
  readonly taxSystem: number | null;
  /** kopecks by tax field 1..6; used only where table 1 field 14 = 1 */
  readonly taxes: readonly number[];
}

export interface Closed {
  readonly change: number;
  readonly document: FiscalDocument;
}

export function closeReceipt(context: CommandContext, tender: Tender): Closed {
  const { state, now, operator, effects } = context;
  const receipt = getOwnReceipt(context);
  const settlement = settle(context, receipt, tender);
  assertDriveAccepts(state, now, false);
  assertShiftYoung(state, now);

  state.shift.receipts += 1;
  countReceipt(state, receipt, settlement);
  countDocument(state);
  const attached = fromHex(state.drive.pendingTlv);
  const document = issueDocument(state, {
    type: receipt.isCorrection ? DOCUMENT.correction : DOCUMENT.receipt,
    at: now,
    operation: OPERATION_OF_KIND[receipt.kind] ?? 1,
    total: settlement.total,
    elements: receiptElements(state, receipt, settlement, operator),
    paper: (signature) => receiptPaper(state, receipt, settlement, { at: now, operator, signature, attached }),
  });
  state.receipt = null;
  printDocument(context, document.paper, 'receipt');
  if (readNumber(state, 1, 1, 6) === 1) {
    state.drawerOpen = true;
    effects.push('drawer');
  }
  return { change: settlement.change, document };
}

function settle({ state }: CommandContext, receipt: OpenReceipt, tender: Tender): Settlement {
  const lines = linesOf(receipt);
  const before = subtotal(receipt);
  if (tender.rounding !== 0 && tender.rounding !== before % 100) throw new Refusal(REFUSAL.rounding);
  const total = before - tender.rounding;
  if (lines.length === 0 || (total === 0 && readNumber(state, 1, 1, 23) === 1)) throw new Refusal(REFUSAL.zeroTotal);

  const paid = tender.payments.reduce((sum, amount) => sum + amount, 0);
  const cash = tender.payments[0] ?? 0;
  if (paid < total) throw new Refusal(REFUSAL.underpaid);
  if (paid - cash > total) throw new Refusal(REFUSAL.tooMuchCashless);
  const change = paid - total;
  if (drawerCash(state) + cashDelta(receipt.kind, cash - change) < 0) throw new Refusal(REFUSAL.notEnoughCash);

  const allowed = state.registration.taxSystems;
  const taxSystem = tender.taxSystem ?? allowed & -allowed;
  const isOneBit = taxSystem > 0 && (taxSystem & (taxSystem - 1)) === 0;
  if (!isOneBit || (taxSystem & allowed) === 0) throw new Refusal(REFUSAL.parameters);
  const payments = [cash - change, ...tender.payments.slice(1)];
  const taxes = readNumber(state, 1, 1, 14) === 1 ? suppliedTaxes(tender) : computedTaxes(receipt);
  return { total, payments, received: tender.payments, change, taxSystem, taxes };
}

function computedTaxes(receipt: OpenReceipt): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { vatByte, sum } of linesOf(receipt)) sums.set(vatByte, (sums.get(vatByte) ?? 0) + sum);
  return new Map([...sums].map(([byte, sum]) => [byte, vatInside(sum, findVat(byte) ?? NO_VAT)]));
}

/** The six fields in the order of the tax bytes 01 02 04 08 10h 20h. */
function suppliedTaxes({ taxes }: Tender): Map<number, number> {
  return new Map(taxes.flatMap((sum, i) => (sum > 0 ? [[1 << i, sum] as const] : [])));
}

const NO_VAT = { byte: 0x08, documentCode: 6, percent: null, label: '', group: 4, totalTag: null };
