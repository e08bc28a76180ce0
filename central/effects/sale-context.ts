import assert from 'node:assert/strict';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { instant } from '../../loyalty/index.ts';
import type { Instant, Lot } from '../../loyalty/index.ts';
import { post } from '../ledger/books.ts';
import type { Books, Parts } from '../ledger/books.ts';
import type { Account } from '../ledger/member.ts';
import type { ProgrammeAccountKind } from '../programmes/shelf.ts';

/** A sale as its effects see it: what the till said, and whose accounts the other side of its journals is. */
export interface SaleContext {
  books: Books;
  opId: string;
  sale: SaleFiscalised;
  /** null when the sale names no programme and none is in force: then it cannot move points */
  programmeId: string | null;
}

/** The receipt's instant, or ours if that is earlier: a till whose clock is ahead spends no points before their time. */
export function saleInstant({ books, sale }: SaleContext): Instant {
  return instant(Math.min(books.now, sale.instant));
}

/** One journal of the sale. */
export function postSale({ books, opId, sale }: SaleContext, reason: string, parts: Parts): void {
  post(books, { id: opId, reason, at: sale.instant, businessDate: sale.businessDate }, parts);
}

/** A return gives points back to the lots they came from. */
export function rememberBurned({ books, sale }: SaleContext, lots: readonly Lot[]): void {
  const { receiptId } = sale;
  const before = books.newBurned.filter((row) => row.receiptId === receiptId).length;
  books.newBurned.push(...lots.map((lot, index) => ({ receiptId, n: before + index, lot })));
}

export function programmeAccount({ books, programmeId }: SaleContext, kind: ProgrammeAccountKind): Account {
  assert.ok(programmeId !== null, 'points without a programme');
  return books.programmes.account(programmeId, kind);
}
