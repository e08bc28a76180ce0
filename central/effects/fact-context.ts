import assert from 'node:assert/strict';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { instant } from '../../loyalty/index.ts';
import type { Instant, Lot } from '../../loyalty/index.ts';
import { post } from '../ledger/books.ts';
import type { Books, Parts } from '../ledger/books.ts';
import type { Account } from '../ledger/member.ts';
import type { ProgrammeAccountKind } from '../programmes/shelf.ts';

/** What happened as its effects see it: a sale, or an event without one. */
export interface Fact {
  /** of what it makes: lots, coupons */
  id: string;
  instant: Instant;
  businessDate: string;
  programmeHash: string | null;
  changes: SaleFiscalised['claim']['changes'];
}

/** A fact, and whose accounts the other side of its journals is. */
export interface FactContext {
  books: Books;
  opId: string;
  fact: Fact;
  /** null when it names no programme and none is in force: then it cannot move points */
  programmeId: string | null;
}

export interface SaleContext extends FactContext {
  sale: SaleFiscalised;
}

/** Its instant, or ours if that is earlier: a till whose clock is ahead spends no points before their time. */
export function factInstant({ books, fact }: FactContext): Instant {
  return instant(Math.min(books.now, fact.instant));
}

/** One journal of it. */
export function postFact({ books, opId, fact }: FactContext, reason: string, parts: Parts): void {
  post(books, { id: opId, reason, at: fact.instant, businessDate: fact.businessDate }, parts);
}

/** A return gives points back to the lots they came from. */
export function rememberBurned({ books, fact }: FactContext, lots: readonly Lot[]): void {
  const { id: receiptId } = fact;
  const before = books.newBurned.filter((row) => row.receiptId === receiptId).length;
  books.newBurned.push(...lots.map((lot, index) => ({ receiptId, n: before + index, lot })));
}

export function programmeAccount({ books, programmeId }: FactContext, kind: ProgrammeAccountKind): Account {
  assert.ok(programmeId !== null, 'points without a programme');
  return books.programmes.account(programmeId, kind);
}
