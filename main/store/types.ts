/**
 * What the till's two stores offer to the rest of main: the directory (what can be downloaded again) and the
 * ledger (what this till made and nobody else has). Source: offline-sync sections 2 to 5, design section 6.
 */
import type { TierMetric } from './customer-snapshot.ts';
import type {
  Basket,
  CustomerSnapshot,
  Instant,
  Kopecks,
  OfflineState,
  Points,
  ReturnTerms,
  Quantities,
  Quote,
  QuoteContext,
  Restored,
  ReturnQuote,
  SoldReceipt,
} from '../../loyalty/index.ts';
import type {
  CounterRecord,
  CustomerRecord,
  GoodsRecord,
  ProgrammeRecord,
  StoreRecord,
} from '../../contract/sync/records.ts';
import type { EventRecorded, OperationKind, OperationPayload, WireOperation } from '../../contract/sync/operations.ts';
import type { Given } from '../checkout/given.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Inviter } from './member-effects.ts';
import type { CounterUse } from './counter-uses.ts';
import type { CertificateAuthorisation } from './certificate-holds.ts';
import type { FiscalReceipt, FiscalisedReceipt, PrintState, RegisterCounters } from '../../native/fiscal/port.ts';
import type { PutAsideReceipt } from './put-aside-receipts.ts';

export type { CertificateAuthorisation };

/** A member as the copy holds them. `personal()` decrypts, so call it only for what is shown. */
export interface StoredCustomer {
  customerId: string;
  /** revision of the centre's feed in which this row stood so */
  rev: number;
  /** when the centre vouched for it */
  asOf: Instant;
  record: Omit<CustomerRecord, 'name' | 'phone' | 'email' | 'birthday'>;
  personal(): Pick<CustomerRecord, 'name' | 'phone' | 'email' | 'birthday'>;
}

/** Reading side of `directory-<rev>.db`; every look-up is one indexed query. */
export interface Directory {
  /** EAN-8 or EAN-13 digits */
  findGoodsByCode(code: string): GoodsRecord | undefined;
  /** the 5 digits of a scales' label */
  findGoodsByPlu(plu: string): GoodsRecord | undefined;
  findCustomerByCard(cardNumber: string): StoredCustomer | undefined;
  findCustomer(customerId: string): StoredCustomer | undefined;
  /** E.164, by keyed hash */
  findCustomersByPhone(phone: string): StoredCustomer[];
  /** last four digits of the phone, by keyed hash; at most `limit` */
  findCustomersByPhoneEnd(lastFour: string, limit: number): StoredCustomer[];
  /** takes a fresh row of the centre in unless a newer one is here */
  putCustomer(rev: number, record: CustomerRecord, asOf: Instant): void;
  /** the version in force at `now`; undefined before the first download */
  findProgramme(now: Instant): ProgrammeRecord | undefined;
  /** a programme-wide counter as the centre last told it */
  findCounter(programmeId: string, key: string): StoredCounter | undefined;
  /** counters of which this till has a part */
  allottedCounters(): (CounterRecord & StoredCounter)[];
  findStore(): StoreRecord | undefined;
  /** when the copy was last level with the centre; null before the first time */
  loadedAt(): Instant | null;
  countGoods(): number;
  countCustomers(): number;
}

/** Of a limited counter: what everyone else counted or holds, and this till's own part. */
export interface StoredCounter extends Pick<CounterRecord, 'value' | 'allotted'> {
  rev: number;
}

export interface PlannedCustomer {
  customerId: string;
  cardNumber: string | null;
  snapshot: CustomerSnapshot;
}

/** A gift certificate that pays a part of a receipt, set aside at the centre under `authorisationId`. */
export interface PlannedCertificate {
  number: string;
  authorisationId: OperationId;
  /** what it pays of the receipt */
  amount: Kopecks;
  /** the rest that a use as a whole loses */
  lost: Kopecks;
  /** what stays on it */
  left: Kopecks;
}

export type ReceiptContext = Omit<QuoteContext, 'now' | 'storeZone' | 'offline'>;

/** What any receipt needs to end the same way after a crash (fiscal-printer section 7.1, stage PLANNED). */
export interface JournalPlan {
  receiptId: OperationId;
  number: number;
  /** store zone date with its cut-over hour, fixed here for ever */
  businessDate: string;
  plannedAt: Instant;
  /** names of the goods by line number, for the tape */
  names: Readonly<Record<number, string>>;
  storeZone: string;
  /** exactly what goes to the register */
  fiscal: FiscalReceipt;
  /** kopecks; of a sale what was handed over, of a return what is given back */
  payments: { cash: number; card: number; certificates: readonly PlannedCertificate[] };
  counters: RegisterCounters;
}

/** A sale with everything its quote was made of. */
export interface ReceiptPlan extends JournalPlan {
  kind: 'sale';
  basket: Basket;
  customer: PlannedCustomer | null;
  unknownCard: string | null;
  offline: OfflineState | null;
  /** where and under what programme-wide counters it was quoted */
  context: ReceiptContext;
  programme: { id: string; hash: string } | null;
  quote: Quote;
  /** coupons for next time and the level reached, as the slip says them */
  given: Given;
  certificatesSold: readonly { number: string; faceValue: Kopecks }[];
  /** an authorised hold of the centre; null when points come out of the offline quota or none are redeemed */
  holdId: OperationId | null;
  /** what returns of it are counted from */
  sold: SoldReceipt;
}

/** A return of goods of one receipt of this till. */
export interface ReturnPlan extends JournalPlan {
  kind: 'saleReturn';
  /** the receipt the goods were sold with */
  of: { receiptId: OperationId; number: number; soldAt: Instant; programmeId: string };
  customerId: string | null;
  unknownCard: string | null;
  quantities: Quantities;
  /** from when the days of memberships given back were unused; null = they came back at their price */
  unusedAt: Instant | null;
  quote: ReturnQuote;
  /** lots the points given back go to */
  restored: readonly Restored[];
  /** lots the receipt made, and whether their points were still to come when the return was planned */
  ownLotIds: readonly string[];
  isPending: boolean;
  /** what the version of the sale says of accrued points that are not there any more, and how many it lets off */
  shortage: ReturnTerms['shortage'];
  letOff: Points;
  /** hundredths, what the member has once the return is done; null without a member */
  after: { balance: Points; debt: Points } | null;
}

export type PlannedReceipt = ReceiptPlan | ReturnPlan;

/** `notRecorded`: the register said done and its fiscal drive has nothing (fiscal-printer section 7.2) */
export type ReceiptState = 'planned' | 'unknown' | 'notIssued' | 'notRecorded' | 'fiscalised' | 'cancelled';

export interface StoredReceipt<Plan extends PlannedReceipt = PlannedReceipt> {
  plan: Plan;
  state: ReceiptState;
  attempt: number;
  fiscal: FiscalisedReceipt | null;
  tape: string[] | null;
  /** null until it is known; that the document exists is a fact of its own */
  print: Exclude<PrintState, 'printing'> | null;
}

export interface QueuedOperation extends WireOperation {
  createdAt: Instant;
  previousHash: string;
}

export interface QueueSummary {
  queued: number;
  oldestAt: Instant | null;
  parked: number;
}

/** Operations that the ledger makes itself, together with what they do to its own books. */
export type ComposedKind =
  | 'saleFiscalised'
  | 'saleReturned'
  | 'saleCancelled'
  | 'eventRecorded'
  | 'inviterNamed'
  | 'holdReleased'
  | 'certificateReleased'
  | 'allotmentReturned';

/**
 * `ledger.db`, written by one connection. Each method that changes something is one IMMEDIATE transaction and has
 * been fsynced when it returns; each throws TillError DISK_FULL, DATA_READ_ONLY or DATA_CORRUPT, and then nothing of it happened.
 */
export interface Ledger {
  /** own count of this till, 1 for the first receipt; a number is taken by `planReceipt` */
  nextReceiptNumber(): number;
  /** T1: the intent, the hold or the use of the risk quotas. */
  planReceipt(plan: PlannedReceipt): void;
  /** A new attempt of a receipt that was not issued: the register's counters read afresh. */
  replanReceipt(receiptId: OperationId, counters: RegisterCounters, plannedAt: Instant): void;
  markReceipt(receiptId: OperationId, state: 'unknown' | 'notIssued' | 'notRecorded'): void;
  /** T2: end, journals, hold captured, operation appended. Calling it again with the same fiscal data changes nothing. */
  finishReceipt(receiptId: OperationId, fiscal: FiscalisedReceipt, tape: readonly string[]): QueuedOperation;
  /** T2 of a receipt without a document: hold released or quota given back. */
  cancelReceipt(receiptId: OperationId, reason: OperationPayload<'saleCancelled'>['reason'], at: Instant): void;
  /** What became of the paper. Trouble is on disk at once; «printed» goes with the next receipt, so that a good sale keeps to two fsyncs. */
  notePrint(receiptId: OperationId, print: Exclude<PrintState, 'printing'>): void;
  findReceipt(receiptId: OperationId): StoredReceipt | undefined;
  /** receipts without an end, oldest first */
  undecidedReceipts(): StoredReceipt[];
  lastFiscalisedReceipt(): StoredReceipt | undefined;
  /** a sale of this till that was fiscalised: by its own number, or by its place in the fiscal drive */
  findSale(by: { number: number } | { fn: string; fd: number }): StoredReceipt<ReceiptPlan> | undefined;
  /** number of the sale the marked unit is on, fiscalised or without an end; null for a unit that may be sold here */
  receiptOfMark(mark: string): number | null;
  /** fiscalised returns of that sale, oldest first */
  returnsOf(receiptId: OperationId): StoredReceipt<ReturnPlan>[];

  /** T0: the hold's id is on disk before the request leaves (offline-sync section 5). */
  beginHold(holdId: OperationId, customerId: string, points: Points, at: Instant): void;
  /** Appends `holdReleased` for a hold whose answer never came or that no receipt names. */
  releaseHold(holdId: OperationId, at: Instant): void;
  /** holds begun and neither named by a receipt nor released: to be released at start */
  openHolds(): OperationId[];

  /** T0: the ids are on disk before the requests leave. */
  beginCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void;
  /** Appends `certificateReleased` for those that no receipt names and that have no end; others stay as they are. */
  releaseCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void;
  /** begun and named by no receipt: to be released at start */
  openCertificates(): CertificateAuthorisation[];

  /** What a member did without a receipt: operation, points and counters in one commit. */
  recordEvent(recorded: EventRecorded): QueuedOperation;

  /** Who brought a member: the operation and, until the centre's row says so, the snapshot. */
  nameInviter(named: OperationPayload<'inviterNamed'>, inviter: Inviter): QueuedOperation;

  append<Kind extends Exclude<OperationKind, ComposedKind>>(
    kind: Kind,
    payload: OperationPayload<Kind>,
    at: Instant,
    /** written in the same commit */
    settings?: Readonly<Record<string, string>>,
  ): QueuedOperation;

  /** What is left of the three risk quotas for this member, or for nobody in particular, given the programme's limits. */
  offlineState(customerId: string | null, limits: OfflineLimits, snapshotAgeMs: number): OfflineState;
  /** The member as the engine needs them: the copy's row plus own operations that it does not contain (I19). */
  customerSnapshot(
    customer: StoredCustomer,
    identifiedBy: CustomerSnapshot['identifiedBy'],
    now: Instant,
    storeZone: string,
    spending?: OperationId | null,
    tierMetric?: TierMetric,
  ): CustomerSnapshot;

  /** What own receipts count in a programme-wide counter besides the copy's row of that revision (I19). */
  ownUses(programmeId: string, key: string, rev: number): CounterUse;
  /** Gives a part of a limited counter back to everybody. */
  returnAllotment(part: { programmeId: string; key: string; amount: number }, at: Instant): void;

  /** On disk until it is removed: it survives a restart. `draft` lies sealed. */
  putAside(receipt: PutAsideReceipt, draft: string): void;
  /** newest first */
  putAsideReceipts(): PutAsideReceipt[];
  /** @throws TillError NOT_NOW where there is none of that id, KEY_LOST where nobody can read it any more */
  openPutAside(id: string): string;
  removePutAside(id: string): void;

  queueSummary(): QueueSummary;
  readSetting(key: string): string | undefined;
  writeSetting(key: string, value: string): void;
}

export interface OfflineLimits {
  receipt: Points;
  card: { points: Points; receipts: number };
  till: { points: Points; receipts: number };
}
