import assert from 'node:assert/strict';
import type { CertificateBooks } from '../certificates/certificate.ts';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import type { Coupon, Instant, Lot, Quantities } from '../../loyalty/index.ts';
import type { Account, Hold, Member, StoredLot } from './member.ts';
import type { Invitations } from './invitations.ts';
import type { ProgrammeShelf } from '../programmes/shelf.ts';

interface Journal {
  cause: string;
  n: number;
  reason: string;
  at: Instant;
  businessDate: string | null;
  postings: { account: Account; amount: number }[];
}

export type ReceiptEnd = 'fiscalised' | 'cancelled';

interface ReceiptRow {
  receiptId: string;
  endState: ReceiptEnd;
  opId: string;
  customerId: string | null;
  businessDate: string | null;
  paid: number;
  redeemed: number;
  accrued: number;
  /** null for a sale */
  returned: { saleId: string; quantities: Quantities } | null;
}

/** A sale as its returns see it. */
export interface SoldSale {
  sale: SaleFiscalised;
  customerId: string | null;
  /** in the order in which they were taken */
  burned: Lot[];
  /** of each earlier return, oldest first */
  returned: { quantities: Quantities; pointsBack: number; money: number }[];
}

interface CounterChange {
  customerId: string;
  period: string;
  earned: number;
  redeemed: number;
  redemptions: number;
}

interface ProgrammeCounterChange {
  programmeId: string;
  key: string;
  by: number;
  /** of it, or besides, taken out of the till's own part; ≥ 0 */
  drawn: number;
}

/** What one transaction holds locked and what it has changed so far. Effects work here; `saveBooks` writes it as sets. */
export interface Books {
  readonly now: Instant;
  readonly members: ReadonlyMap<string, Member>;
  /** number of a card → its member, for the cards this transaction names */
  readonly cardOwners: ReadonlyMap<string, string>;
  readonly holds: Map<string, Hold>;
  readonly receipts: Map<string, ReceiptEnd>;
  /** sales that returns of this transaction speak of, applied by it or earlier */
  readonly sales: Map<string, SoldSale>;
  readonly programmes: ProgrammeShelf;
  readonly journals: Journal[];
  /** number of journals so far by cause */
  readonly journalCounts: Map<string, number>;
  readonly newReceipts: ReceiptRow[];
  readonly newBurned: { receiptId: string; n: number; lot: Lot }[];
  readonly counterChanges: CounterChange[];
  readonly programmeCounterChanges: ProgrammeCounterChange[];
  /** programme-wide counters by programme and key, of those this transaction names; locked */
  readonly programmeCounters: Map<string, number>;
  /** single codes that this transaction names or issues */
  readonly coupons: Map<string, Coupon>;
  readonly changedCoupons: Set<Coupon>;
  readonly certificates: CertificateBooks;
  readonly invitations: Invitations;
  readonly changedLots: Set<StoredLot>;
  readonly changedHolds: Set<Hold>;
  readonly changedMembers: Set<Member>;
}

/** Why points move: the operation (or request) behind it and what the journal is to say. */
export interface Cause {
  id: string;
  reason: string;
  at: Instant;
  businessDate: string | null;
}

export type Parts = readonly (readonly [Account, number])[];

/** The two sides of a move; `amount` ≥ 0. */
export function transfer(from: Account, to: Account, amount: number): Parts {
  return [
    [from, 0 - amount],
    [to, amount],
  ];
}

/**
 * Moves points between accounts as one journal; parts of 0 are left out, a journal of nothing is not written.
 * @throws AssertionError if the parts do not sum to 0 (I1) or a member's account would change its sign (I20)
 */
export function post(books: Books, cause: Cause, parts: Parts): void {
  const postings = parts.filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
  if (postings.length === 0) return;
  assert.equal(
    postings.reduce((sum, { amount }) => sum + amount, 0),
    0,
    `${cause.reason}: a journal sums to 0`,
  );
  for (const { account, amount } of postings) {
    if (account.balance !== null) account.balance += amount;
  }
  const n = (books.journalCounts.get(cause.id) ?? 0) + 1;
  books.journalCounts.set(cause.id, n);
  const { id, reason, at, businessDate } = cause;
  books.journals.push({ cause: id, n, reason, at, businessDate, postings });
}

/** Counts for everyone; returns what the counter has come to. */
export function countForAll(books: Books, change: ProgrammeCounterChange): number {
  books.programmeCounterChanges.push(change);
  const name = counterName(change);
  const value = (books.programmeCounters.get(name) ?? 0) + change.by;
  books.programmeCounters.set(name, value);
  return value;
}

/** As `Named` and the books know a programme-wide counter. */
export const counterName = ({ programmeId, key }: { programmeId: string; key: string }): string =>
  `${programmeId} ${key}`;
