import assert from 'node:assert/strict';
import type { SaleReturned } from '../../contract/sync/operations.ts';
import type { Points, ReturnTerms } from '../../loyalty/index.ts';
import { post } from '../ledger/books.ts';
import type { Books, Parts, SoldSale } from '../ledger/books.ts';
import type { Account } from '../ledger/member.ts';
import type { ProgrammeAccountKind } from '../programmes/shelf.ts';

/** A return as its effects see it. */
export interface ReturnContext {
  books: Books;
  opId: string;
  back: SaleReturned;
  /** undefined when its sale never came here */
  sold: SoldSale | undefined;
  /** accrued points that go back */
  taken: Points;
  /** lots that the sale made */
  ownLotIds: readonly string[];
  /** what the version of the sale says of points at a return */
  terms: ReturnTerms;
  /** whose accounts the other side of its journals is; null when there is none: then it cannot move points */
  programmeId: string | null;
}

/** One journal of the return. */
export function postReturn({ books, opId, back }: ReturnContext, reason: string, parts: Parts): void {
  post(books, { id: opId, reason, at: back.instant, businessDate: back.businessDate }, parts);
}

export function returnAccount({ books, programmeId }: ReturnContext, kind: ProgrammeAccountKind): Account {
  assert.ok(programmeId !== null, 'points without a programme');
  return books.programmes.account(programmeId, kind);
}
