import { TillError } from '../../contract/errors/catalogue.ts';
import type { EventRecorded, OperationKind, OperationPayload } from '../../contract/sync/operations.ts';
import type { OperationId } from '../../contract/units.ts';
import type { CustomerSnapshot, Instant, Points } from '../../loyalty/index.ts';
import type { FiscalisedReceipt, PrintState, RegisterCounters } from '../../native/fiscal/port.ts';
import type { CertificateAuthorisation } from './certificate-holds.ts';
import { createCommits } from './commits.ts';
import type { Commits } from './commits.ts';
import type { CounterUse } from './counter-uses.ts';
import type { CrashHooks } from './crash-hooks.ts';
import { snapshotOf } from './customer-snapshot.ts';
import type { TierMetric } from './customer-snapshot.ts';
import { assertRoomForSale } from './disk-room.ts';
import { recordEvent } from './event-effects.ts';
import type { HoldGrant } from './holds.ts';
import type { Inviter } from './member-effects.ts';
import type { LedgerParts } from './ledger-parts.ts';
import type { PutAsideReceipt } from './put-aside-receipts.ts';
import { cancelPlan, endReceipt, planSale } from './receipt-effects.ts';
import { createSetAside } from './set-aside.ts';
import type { SetAside } from './set-aside.ts';
import { assertSound } from './sound-plan.ts';
import type { Connection } from './sqlite.ts';
import type {
  ComposedKind,
  Ledger,
  OfflineLimits,
  PlannedReceipt,
  QueuedOperation,
  ReceiptPlan,
  ReturnPlan,
  StoredCustomer,
  StoredReceipt,
} from './types.ts';

export interface LedgerOptions {
  connection: Connection;
  parts: LedgerParts;
  hooks: CrashHooks;
}

export class SqliteLedger implements Ledger {
  readonly #parts: LedgerParts;
  readonly #commits: Commits;
  readonly #setAside: SetAside;

  constructor({ connection, parts, hooks }: LedgerOptions) {
    this.#parts = parts;
    this.#commits = createCommits({ connection, parts, hooks });
    this.#setAside = createSetAside(parts);
  }

  nextReceiptNumber(): number {
    return this.#parts.receipts.nextNumber();
  }

  planReceipt(plan: PlannedReceipt): void {
    assertSound(plan);
    this.#commits.readingDisk(assertRoomForSale);
    this.#commits.commit('T1', () => {
      if (plan.kind === 'sale') planSale(this.#parts, this.#setAside, plan);
      else this.#parts.receipts.plan(plan);
    });
    if (plan.kind === 'sale') this.#setAside.forgetGrant(plan.holdId);
    this.#parts.gate.begin();
  }

  replanReceipt(receiptId: OperationId, counters: RegisterCounters, plannedAt: Instant): void {
    const { receipts, gate } = this.#parts;
    const { plan } = undecided(receipts.find(receiptId), receiptId);
    this.#commits.commit('T1', () => receipts.replan({ ...plan, counters, plannedAt }));
    gate.begin();
  }

  markReceipt(receiptId: OperationId, state: 'unknown' | 'notIssued' | 'notRecorded'): void {
    this.#commits.commit('append', () => this.#parts.receipts.mark(receiptId, state));
    this.#parts.gate.end();
  }

  finishReceipt(receiptId: OperationId, fiscal: FiscalisedReceipt, tape: readonly string[]): QueuedOperation {
    const { receipts, gate } = this.#parts;
    const stored = receipts.find(receiptId);
    if (stored?.state === 'fiscalised') return this.#endAgain(stored, fiscal);
    const { plan } = undecided(stored, receiptId);
    const operation = this.#commits.commit('T2', () => {
      const appended = endReceipt(this.#parts, plan, fiscal);
      receipts.fiscalise(receiptId, { fiscal, tape, seq: appended.seq });
      return appended;
    });
    gate.end();
    this.#commits.announce();
    return operation;
  }

  cancelReceipt(receiptId: OperationId, reason: OperationPayload<'saleCancelled'>['reason'], at: Instant): void {
    const { receipts, gate } = this.#parts;
    const stored = receipts.find(receiptId);
    if (stored?.state === 'cancelled') return;
    const { plan } = undecided(stored, receiptId);
    this.#commits.commit('T2', () => receipts.cancel(receiptId, cancelPlan(this.#parts, plan, reason, at)));
    gate.end();
    this.#commits.announce();
  }

  notePrint(receiptId: OperationId, print: Exclude<PrintState, 'printing'>): void {
    if (print === 'printed') this.#commits.printedWithNext(receiptId);
    else this.#commits.commit('append', () => this.#parts.receipts.notePrint(receiptId, print));
  }

  findReceipt(receiptId: OperationId): StoredReceipt | undefined {
    return this.#parts.receipts.find(receiptId);
  }

  undecidedReceipts(): StoredReceipt[] {
    return this.#parts.receipts.undecided();
  }

  lastFiscalisedReceipt(): StoredReceipt | undefined {
    return this.#parts.receipts.lastFiscalised();
  }

  findSale(by: { number: number } | { fn: string; fd: number }): StoredReceipt<ReceiptPlan> | undefined {
    return this.#parts.receipts.findSale(by);
  }

  receiptOfMark(mark: string): number | null {
    return this.#parts.soldMarks.receiptOf(mark);
  }

  returnsOf(receiptId: OperationId): StoredReceipt<ReturnPlan>[] {
    return this.#parts.receipts.returnsOf(receiptId);
  }

  putAside(receipt: PutAsideReceipt, draft: string): void {
    this.#commits.commit('append', () => this.#parts.putAside.add(receipt, draft));
  }

  putAsideReceipts(): PutAsideReceipt[] {
    return this.#parts.putAside.all();
  }

  openPutAside(id: string): string {
    return this.#parts.putAside.open(id);
  }

  removePutAside(id: string): void {
    this.#commits.commit('append', () => this.#parts.putAside.remove(id));
  }

  beginHold(holdId: OperationId, customerId: string, asked: Points, at: Instant): void {
    this.#commits.commit('T0', () => this.#parts.holds.begin(holdId, customerId, asked, at));
  }

  noteGrant(holdId: OperationId, grant: HoldGrant): void {
    this.#setAside.noteGrant(holdId, grant);
  }

  releaseHold(holdId: OperationId, at: Instant): void {
    if (!this.openHolds().includes(holdId)) {
      if (this.#parts.holds.find(holdId)?.state === 'released') return;
      throw new TillError('INTERNAL', { hold: holdId });
    }
    this.#commits.commit('append', () => this.#setAside.releaseHold(holdId, at));
    this.#commits.announce();
  }

  openHolds(): OperationId[] {
    return this.#parts.holds.open();
  }

  beginCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void {
    this.#commits.commit('T0', () => {
      for (const authorisation of authorisations) this.#parts.certificates.begin(authorisation, at);
    });
  }

  releaseCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void {
    const open = this.openCertificates();
    const stray = open.filter(({ authorisationId }) =>
      authorisations.some((wanted) => wanted.authorisationId === authorisationId),
    );
    if (stray.length === 0) return;
    this.#commits.commit('append', () => {
      for (const authorisation of stray) this.#setAside.releaseCertificate(authorisation, at);
    });
    this.#commits.announce();
  }

  openCertificates(): CertificateAuthorisation[] {
    return this.#parts.certificates.open();
  }

  awaitsCertificate(number: string): boolean {
    return this.#parts.certificates.isAwaited(number);
  }

  recordEvent(recorded: EventRecorded): QueuedOperation {
    const operation = this.#commits.commit('append', () => recordEvent(this.#parts, recorded));
    this.#commits.announce();
    return operation;
  }

  nameInviter(named: OperationPayload<'inviterNamed'>, inviter: Inviter): QueuedOperation {
    const operation = this.#commits.commit('append', () => {
      const appended = this.#parts.operations.append('inviterNamed', named, named.instant);
      this.#parts.effects.addInviter(appended.seq, named, inviter);
      return appended;
    });
    this.#commits.announce();
    return operation;
  }

  append<Kind extends Exclude<OperationKind, ComposedKind>>(
    kind: Kind,
    payload: OperationPayload<Kind>,
    at: Instant,
    settings: Readonly<Record<string, string>> = {},
  ): QueuedOperation {
    const operation = this.#commits.commit('append', () => {
      for (const [key, value] of Object.entries(settings)) this.#parts.settings.write(key, value);
      return this.#parts.operations.append(kind, payload, at);
    });
    if (kind === 'shiftClosed') this.#parts.checkpoints.truncate();
    this.#commits.announce();
    return operation;
  }

  offlineState(customerId: string | null, limits: OfflineLimits, snapshotAgeMs: number) {
    return this.#parts.quotas.left(customerId, limits, snapshotAgeMs);
  }

  ownUses(programmeId: string, key: string, rev: number): CounterUse {
    return this.#parts.counterUses.since(programmeId, key, rev);
  }

  returnAllotment(part: { programmeId: string; key: string; amount: number }, at: Instant): void {
    const { operations, counterUses } = this.#parts;
    this.#commits.commit('append', () => {
      const { seq, opId } = operations.append('allotmentReturned', { ...part, instant: at }, at);
      counterUses.returnPart(opId, { ...part, seq });
    });
    this.#commits.announce();
  }

  /** Left of the till-wide risk quota, for the status bar. */
  offlineTillLeft(limits: OfflineLimits): Points {
    return this.#parts.quotas.tillLeft(limits);
  }

  /** @param spending the hold that the caller's own receipt is about to use: not held against it */
  customerSnapshot(
    customer: StoredCustomer,
    identifiedBy: CustomerSnapshot['identifiedBy'],
    now: Instant,
    storeZone: string,
    spending: OperationId | null = null,
    tierMetric: TierMetric = 'spend',
  ): CustomerSnapshot {
    const { effects, holds } = this.#parts;
    const known = holds.ofCustomer(customer.customerId);
    const own = effects.since(customer.customerId, customer.rev, known, spending);
    return snapshotOf(customer, own, { identifiedBy, now, storeZone, tierMetric });
  }

  /**
   * An own operation that touches the member has no answer yet. A row read from the centre meanwhile may or may not
   * contain it, so it must not be taken in: the operation would count twice or not at all (I19).
   */
  awaitsAnswer(customerId: string): boolean {
    return this.#parts.effects.isAwaited(customerId);
  }

  queueSummary() {
    return this.#parts.outbox.summary();
  }

  readSetting(key: string): string | undefined {
    return this.#parts.settings.read(key);
  }

  writeSetting(key: string, value: string): void {
    this.#commits.commit('append', () => this.#parts.settings.write(key, value));
  }

  /** Called after each commit that appended an operation. Returns how to stop. */
  onAppended(listener: () => void): () => void {
    return this.#commits.onAppended(listener);
  }

  #endAgain(ended: StoredReceipt & { seq: number | null }, fiscal: FiscalisedReceipt): QueuedOperation {
    const operation = ended.seq === null ? undefined : this.#parts.operations.find(ended.seq);
    const isSame = ended.fiscal?.fn === fiscal.fn && ended.fiscal.fd === fiscal.fd && ended.fiscal.fpd === fiscal.fpd;
    if (operation === undefined || !isSame) throw new TillError('INTERNAL', { receipt: ended.plan.receiptId });
    return operation;
  }
}

function undecided<Stored extends StoredReceipt>(stored: Stored | undefined, receipt: OperationId): Stored {
  if (stored === undefined || stored.state === 'fiscalised' || stored.state === 'cancelled') {
    throw new TillError('INTERNAL', { receipt, state: stored?.state ?? 'missing' });
  }
  return stored;
}
